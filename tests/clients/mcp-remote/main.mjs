// People use the server from a desktop host that knows only local servers, through mcp-remote.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../browser.mjs'
import { TenantPages } from '../inspector/tenant-pages.mjs'
import { root, scratch, startLauncher } from '../launcher.mjs'
import { endBy, freePorts } from '../processes.mjs'
import { eventually, expect, Report, StoryBroken } from '../report.mjs'
import { Remote } from './remote.mjs'
import { narrowAccessToken, spoilAccessToken, tokensIn } from './stored.mjs'

const output = join(root, 'artifacts/mcp-remote')
const report = new Report()
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const end = endBy(report, 300)

/** A person with a browser of their own, and a folder where mcp-remote keeps what it remembers. */
async function personOf(browser, launcher, name) {
  const folder = join(scratch, name)
  mkdirSync(folder)
  const context = await browser.newContext()
  const page = await context.newPage()
  const [port] = await freePorts(1)
  return {
    page,
    folder,
    launcher,
    tenant: new TenantPages(page, launcher.tenant),
    remote: (...args) => new Remote({ url: launcher.mcpUrl, port, folder, log: join(output, `${name}.log`), args }),
    check: (what, act) =>
      report.check(`${name}: ${what}`, act, () => page.screenshot({ path: join(output, `FAILED ${name} ${what}.png`) })),
  }
}

const consented = page => page.getByText(/Authorization successful/i).waitFor()

async function refused(call) {
  const error = await call.then(answer => answer, failure => failure)
  expect(error instanceof Error, `Should be refused; instead: ${JSON.stringify(error)}`)
  return error.message
}

/** A user with one role: signs in, uses what it gives, and comes back another day. */
async function userStory({ page, folder, tenant, remote, check }) {
  let first
  await check('the host starts, and the person signs in with a password and consents', async () => {
    first = remote()
    const connected = first.connect()
    await page.goto(await first.signInAddress())
    await tenant.isLogin()
    await tenant.logIn('user@example.com', 'User-Pass-1')
    await tenant.accept()
    await consented(page)
    await connected
  })
  await check('the host lists what the role gives, and nothing else', async () => {
    const tools = await first.tools()
    expect(tools === 'get_current_time whoami', `Should list two tools; instead: ${tools}`)
  })
  await check('whoami runs', async () => {
    const { isError, structuredContent } = await first.call('whoami')
    expect(!isError && structuredContent?.subject?.startsWith('auth0|'), JSON.stringify(structuredContent))
  })
  await check('a hidden tool is answered as one that does not exist, and nobody is sent to sign in', async () => {
    const hidden = await refused(first.call('greet', { name: 'Ada' }))
    const unknown = await refused(first.call('no_such_tool'))
    expect(hidden === unknown, `Should read alike; instead: ${hidden} and ${unknown}`)
    expect(first.addresses.length === 1, `Should ask once for a sign-in; instead: ${first.addresses.length}`)
  })
  await first.close()
  await check('the host starts again, and nobody has to sign in', async () => {
    const second = remote()
    await second.connect()
    const tools = await second.tools()
    await second.close()
    expect(tools === 'get_current_time whoami', `Should list two tools; instead: ${tools}`)
    expect(second.addresses.length === 0, 'Should ask for no sign-in.')
  })
  await check('an access token that is refused is refreshed, and nobody has to sign in', async () => {
    const { refresh_token: before } = tokensIn(folder)
    spoilAccessToken(folder)
    const third = remote()
    await third.connect()
    const tools = await third.tools()
    await third.close()
    const { access_token: access, refresh_token: after } = tokensIn(folder)
    expect(tools === 'get_current_time whoami', `Should list two tools; instead: ${tools}`)
    expect(third.addresses.length === 0, 'Should ask for no sign-in.')
    expect(!access.endsWith('.AAAA') && after !== before, 'Should hold new tokens, of which the refresh token was rotated.')
  })
}

/** An admin whose host was given little at first. */
async function adminStory({ page, folder, launcher, tenant, remote, check }) {
  await check('the person consents, and the host goes on with one of the scopes', async () => {
    const first = remote()
    const connected = first.connect()
    await page.goto(await first.signInAddress())
    await tenant.isLogin()
    await tenant.logIn('admin@example.com', 'Admin-Pass-1')
    await tenant.accept()
    await consented(page)
    await connected
    await first.close()
    await narrowAccessToken(folder, launcher.tenant, 'tool:whoami')
  })
  const host = remote()
  await check('a tool that could be had is listed', async () => {
    await host.connect()
    const tools = await host.tools()
    expect(tools === 'get_current_time greet whoami', `Should list three tools; instead: ${tools}`)
    expect(host.addresses.length === 0, 'Should ask for no sign-in.')
  })
  await check('calling it steps up: a 403 names the scope, mcp-remote gets it, and the call succeeds', async () => {
    const { isError, structuredContent } = await host.call('greet', { name: 'Ada' })
    expect(!isError && structuredContent?.message === 'Hello, Ada!', JSON.stringify(structuredContent))
    // The person had consented to it before, so a refresh is enough.
    expect(host.addresses.length === 0, 'Should ask for no sign-in.')
    const answered = () => [...readFileSync(launcher.log, 'utf8').matchAll(/POST \/mcp (\d+) in .*: greet /g)].map(line => line[1])
    await eventually(answered, all => all.slice(-2).join(' ') === '403 200', 'The server should answer 403 and then 200')
  })
  await host.close()
}

/** Somebody whom the tenant does not let in. */
async function strangerStory({ page, tenant, remote, check }) {
  await check('a person who declines gets no tools', async () => {
    const host = remote()
    const connected = refused(host.connect())
    await page.goto(await host.signInAddress())
    await tenant.isLogin()
    await tenant.logIn('guest@example.com', 'Guest-Pass-1')
    await tenant.decline()
    await connected
    await host.close()
  })
}

/** What broke is counted already; the other stories are still worth their time. */
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
  await attempt(async () => userStory(await personOf(browser, launcher, 'user')))
  await attempt(async () => adminStory(await personOf(browser, launcher, 'admin')))
  await attempt(async () => strangerStory(await personOf(browser, launcher, 'stranger')))
  await browser.close()
  await launcher.stop()
}

await attempt(main)
await end()
