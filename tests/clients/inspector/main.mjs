// Starts everything, lets people loose on it in both protocol eras, and counts.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../browser.mjs'
import { applicationsOf, startLauncher } from '../launcher.mjs'
import { endBy } from '../processes.mjs'
import { expect, Report, StoryBroken } from '../report.mjs'
import { cliStory, revokedStory, storedStory } from './cli-story.mjs'
import { output, startInspector } from './inspector.mjs'
import { InspectorPage } from './inspector-page.mjs'
import { TenantPages } from './tenant-pages.mjs'
import { sessions } from './web-stories.mjs'

const versions = { legacy: '2025-11-25', modern: '2026-07-28' }
const eras = process.argv[2].split(',')
const report = new Report()

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })

const end = endBy(report, 900)

/** A window of its own for one Inspector; what its pages complain about is collected. */
async function openWindow(browser, complaints) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(20_000)
  // The Inspector's web fonts are the only thing that any page fetches from elsewhere.
  const nothing = { contentType: 'text/css', body: '' }
  await context.route(/fonts\.(googleapis|gstatic)\.com/, route => route.fulfill(nothing))
  context.on('console', message => message.type() === 'error' && complaints.add(message.text()))
  context.on('weberror', error => complaints.add(String(error.error())))
  return context.newPage()
}

/** Lets the stories of a session happen in one Inspector. A broken one ends it: the next starts where it ended. */
async function tell(session, browser, launcher, era, complaints) {
  const known = session.isKnown ? await applicationOf(launcher, 'MCP Inspector') : null
  const oauth = known ? { clientId: known.client_id } : undefined
  const started = await startInspector(launcher, era, { ...session, oauth })
  const page = await openWindow(browser, complaints)
  let shots = 0
  const shoot = name => page.screenshot({ path: join(output, shotName(era, session, name, ++shots)) })
  const world = {
    era,
    version: versions[era],
    launcher,
    clientId: known?.client_id,
    host: started.host,
    inspector: new InspectorPage(page, started.url),
    tenant: new TenantPages(page, launcher.tenant),
    check: async (name, act) => {
      await report.check(`${era}: ${name}`, act, () => shoot(`FAILED ${name}`))
      await shoot(name)
    },
  }
  for (const story of session.stories) {
    await story(world)
  }

  await page.context().close()
  await started.stop()
}

const shotName = (era, session, name, number) =>
  `${era}-${session.name}-${String(number).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}.png`

/** The application that was registered by hand: those that registered themselves have no mark. */
async function applicationOf(launcher, name) {
  const applications = await applicationsOf(launcher)
  return applications.find(known => known.name === name && known.client_metadata?.managed_by === 'mcp-server')
}

/** What broke is counted already; the other parts of the run are still worth their time. */
async function attempt(part) {
  try {
    await part()
  } catch (error) {
    if (!(error instanceof StoryBroken)) {
      report.fail('the run itself', error.stack ?? error)
    }
  }
}

async function main() {
  const launcher = await startLauncher(join(output, 'launcher.log'))
  const browser = await launchBrowser()
  for (const era of eras) {
    const complaints = new Set()
    const check = (name, act) => report.check(`${era}: ${name}`, act)
    for (const session of sessions) {
      await attempt(() => tell(session, browser, launcher, era, complaints))
    }

    const noComplaints = () => expect(complaints.size === 0, [...complaints].join('\n'))
    await attempt(() => check('no page reported an error', noComplaints))
    const meanwhile = () => attempt(() => cliStory({ check, launcher, era }))
    await attempt(() => storedStory({ check, launcher, era, browser, meanwhile }))
  }

  const last = eras.at(-1)
  await attempt(() => revokedStory({ check: (name, act) => report.check(name, act), launcher, era: last, browser }))

  await browser.close()
  await report.check('one Ctrl+C stops the server and the tenant', async () => {
    const how = await launcher.stop()
    expect(how === 0, `Should exit with 0; instead: ${how}`)
  })
}

await attempt(main)
await end()
