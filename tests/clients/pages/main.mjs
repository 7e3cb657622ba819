// Opens every page in every look, uses the home page, and counts.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../browser.mjs'
import { root, startLauncher } from '../launcher.mjs'
import { answers, endBy, freePorts, start } from '../processes.mjs'
import { expect, Report, StoryBroken } from '../report.mjs'
import { barriers, keyboard, overflow, watch } from './audit.mjs'
import { homeStory } from './home-story.mjs'
import { placesOf, prepare } from './places.mjs'

const output = join(root, 'artifacts/pages')
const report = new Report()
const looks = [
  { size: 'desktop', viewport: { width: 1280, height: 900 } },
  { size: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
].flatMap(look => ['light', 'dark'].map(colorScheme => ({ ...look, colorScheme })))

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })

const end = endBy(report, 300)

/** A server that cannot reach its authorization server, with a title that would like to be markup. */
async function startDarkServer() {
  const [port, nothing] = await freePorts(2)
  const configuration = process.env.Configuration ? ['-c', process.env.Configuration] : []
  const home = `http://localhost:${port}/`
  const started = start(
    'dotnet',
    [
      ...['run', '--no-build', '--no-launch-profile', '--project', join(root, 'src/Host'), ...configuration, '--'],
      ...['--environment=Development', `--urls=${home}`, `--Auth0:Domain=localhost:${nothing}`],
      ...[`--Auth0:Audience=${home}`, '--Server:Title=Tools of <script>alert(1)</script> & Sons'],
    ],
    { env: process.env, cwd: root, log: join(output, 'not-ready.log') },
  )
  await answers(started, home)
  return home
}

/** One window in one look; what is wrong with a page breaks no other. */
async function lookAround(browser, launcher, dark, clients, look) {
  const context = await browser.newContext(look)
  context.setDefaultTimeout(20_000)
  const origins = [launcher.mcpUrl, launcher.tenant, dark].map(url => new URL(url).origin)
  const complaints = watch(context, origins)
  const page = await context.newPage()
  for (const { name, open, complains } of placesOf(launcher, dark, clients)) {
    await attempt(() =>
      report.check(`${name}: ${look.size}, ${look.colorScheme}`, async () => {
        complaints.length = 0
        await open(page)
        await page.waitForLoadState()
        await page.screenshot({ path: shotOf(name, look), fullPage: true })
        const findings = [
          ...(await barriers(page)),
          ...(await overflow(page)),
          ...(await keyboard(page)),
          // Chromium logs the status of a page that is not found; that is no fault of the page.
          ...complaints.filter(complaint => !complains?.test(complaint)),
        ]
        expect(findings.length === 0, findings.join('\n'))
      }),
    )
  }
  await context.close()
}

/** Checks that never fail are worth nothing: each is shown something that is wrong. */
async function canFail(browser, home) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const complaints = watch(context, [])
  const findsAny = (findings, what) => expect(findings.length > 0, `Should find ${what}`)
  const add = html => page.evaluate(text => document.querySelector('main').insertAdjacentHTML('beforeend', text), html)
  const blank = 'data:text/html,<main style="width:100%"></main>'
  await page.goto(blank)
  await report.check('the checks find what is wrong with a broken page', async () => {
    await add('<img src="data:,"><p style="width:500px">wide</p>')
    await add('<a href="#" style="outline:none">x</a><button tabindex="-1">y</button>')
    const found = (await barriers(page)).join()
    expect(found.includes('image-alt') && found.includes('html-has-lang'), `axe should find them; instead: ${found}`)
    findsAny(await overflow(page), 'the paragraph that is too wide')
    const keys = (await keyboard(page)).join()
    expect(keys.includes('does not reach') && keys.includes('cannot be seen'), `Instead: ${keys}`)
  })
  await report.check("the home page's policy stops a style, a script and a request of a stranger", async () => {
    await page.goto(home)
    findsAny(complaints, 'a request to an origin that was not named')
    complaints.length = 0
    await add('<p style="color:red">x</p><img src="https://elsewhere.invalid/x.png">')
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
    })
    expect(!(await page.evaluate(() => window.ran)), 'No script should run that is not of the page itself')
    for (const directive of ['style-src', 'script-src', 'img-src']) {
      expect(complaints.some(text => text.includes(directive)), `Should break ${directive}; instead: ${complaints}`)
    }
  })
  await context.close()
}

const shotOf = (name, look) => join(output, `${name.replaceAll(/\W+/g, '-')}-${look.size}-${look.colorScheme}.png`)

/** What broke is counted already; the rest of the run is still worth its time. */
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
  const dark = await startDarkServer()
  const clients = await prepare(launcher)
  const browser = await launchBrowser()
  for (const look of looks) {
    await lookAround(browser, launcher, dark, clients, look)
  }
  const check = (name, act) => report.check(name, act)
  await attempt(() => canFail(browser, new URL('/', launcher.mcpUrl).href))
  await attempt(() => homeStory({ check, browser, launcher, output }))
  await browser.close()
}

await attempt(main)
await end()
