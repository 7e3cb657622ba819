// Starts everything, lets people loose on it in both protocol eras, and counts.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { cliStory } from './cli-story.mjs'
import { InspectorPage } from './inspector-page.mjs'
import { stopAll } from './processes.mjs'
import { expect, Report, StoryBroken } from './report.mjs'
import { output, startInspector, startLauncher } from './system.mjs'
import { TenantPages } from './tenant-pages.mjs'
import { sessions } from './web-stories.mjs'

const versions = { legacy: '2025-11-25', modern: '2026-07-28' }
const eras = process.argv[2].split(',')
const limit = Number(process.env.TIME_LIMIT ?? 300)
const report = new Report()

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })

async function end(code) {
  await stopAll()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void end(130))
}

setTimeout(() => {
  report.fail('time limit', `not done after ${limit} s`)
  void end(report.close())
}, limit * 1000)

async function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    // Chromium's sandbox refuses to run as root.
    chromiumSandbox: process.getuid?.() !== 0,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-proxy-server'],
  })
}

/** A window of its own for one Inspector; what its pages complain about is collected. */
async function openWindow(browser, complaints) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(20_000)
  // The Inspector's web fonts are the only thing that any page fetches from elsewhere.
  await context.route(/fonts\.(googleapis|gstatic)\.com/, route => route.fulfill({ contentType: 'text/css', body: '' }))
  context.on('console', message => message.type() === 'error' && complaints.add(message.text()))
  context.on('weberror', error => complaints.add(String(error.error())))
  return context.newPage()
}

async function tell(session, browser, launcher, era) {
  const complaints = new Set()
  const check = (name, act) => report.check(`${era}: ${name}`, act)
  for (let told = 0; told < session.stories.length; ) {
    const started = await startInspector(launcher, era, session)
    const page = await openWindow(browser, complaints)
    let shots = 0
    const shoot = name => page.screenshot({ path: join(output, shotName(era, session, name, ++shots)) })
    const world = {
      era,
      version: versions[era],
      launcher,
      host: started.host,
      inspector: new InspectorPage(page, started.url),
      tenant: new TenantPages(page, launcher.tenant),
      check: async (name, act) => {
        await report.check(`${era}: ${name}`, act, () => shoot(`FAILED ${name}`))
        await shoot(name)
      },
    }
    try {
      while (told < session.stories.length) {
        await session.stories[told++](world)
      }
    } catch (error) {
      if (!(error instanceof StoryBroken)) {
        throw error
      }
    } finally {
      await page.context().close()
      await started.stop()
    }
  }

  await check('no page reported an error', () => expect(complaints.size === 0, [...complaints].join('\n'))).catch(() => {})
}

const shotName = (era, { fromCatalog }, name, number) =>
  `${era}-${fromCatalog ? 'step-up-' : ''}${String(number).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}.png`

async function main() {
  const launcher = await startLauncher()
  const browser = await launchBrowser()
  for (const era of eras) {
    for (const session of sessions) {
      await tell(session, browser, launcher, era)
    }

    const check = (name, act) => report.check(`${era}: ${name}`, act).catch(() => {})
    await cliStory({ check, launcher, era })
  }

  await browser.close()
  await report.check('one Ctrl+C stops the server and the tenant', async () => {
    const how = await launcher.stop()
    expect(how === 0, `Should exit with 0; instead: ${how}`)
  })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StoryBroken)) {
    report.fail('the run itself', error.stack ?? error)
  }
}

await end(report.close())
