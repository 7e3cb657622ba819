// The Inspector's CLI: with a token in a header, as scripts use it, and with a stored sign-in, as people do.
import { tokenOf, withShortTokens } from '../launcher.mjs'
import { expect } from '../report.mjs'
import { inspect, inspectAs, newHome } from './inspector.mjs'
import { TenantPages } from './tenant-pages.mjs'

const greetAda = ['--method', 'tools/call', '--tool-name', 'greet', '--tool-arg', 'name=Ada', '--format', 'json']

export async function cliStory({ check, launcher, era }) {
  const ask = async (token, args, code) => {
    const answer = await inspect(launcher, era, token, ...args)
    expect(answer.code === code, `Should exit with ${code}; instead: ${answer.code}\n${answer.stderr.trim()}`)
    return answer
  }

  await check('CLI: the schemas of all tools are portable (--strict)', async () => {
    const token = await tokenOf(launcher, 'admin@example.com')
    const { stdout, stderr } = await ask(token, ['--method', 'tools/list', '--strict', '--format', 'json'], 0)
    // It names errors and warnings there, and only errors change its exit code.
    expect(stderr.trim() === '', `Should find no error and no warning; instead: ${stderr}`)
    const names = JSON.parse(stdout).result.tools.map(tool => tool.name).sort().join(' ')
    expect(names === 'get_current_time greet whoami', `Should list three tools; instead: ${names}`)
  })
  await check('CLI: the admin calls greet', async () => {
    const { stdout } = await ask(await tokenOf(launcher, 'admin@example.com'), greetAda, 0)
    const { message } = JSON.parse(stdout).result.structuredContent
    expect(message === 'Hello, Ada!', `Should greet Ada; instead: ${message}`)
  })
  await check('CLI: greet does not exist for a user without its permission', async () => {
    await ask(await tokenOf(launcher, 'user@example.com'), greetAda, 5)
  })
  await check('CLI: no token is refused with auth_required', async () => {
    const { stderr } = await ask(null, ['--method', 'tools/list', '--format', 'json'], 3)
    expect(stderr.includes('auth_required'), `Should say auth_required; instead: ${stderr}`)
  })
  await check('CLI: 500 calls, ten at once, all succeed (--load)', async () => {
    const load = ['--load', '--load-requests', '500', '--load-concurrency', '10']
    const { stdout } = await ask(await tokenOf(launcher, 'admin@example.com'), [...greetAda, ...load], 0)
    const { requests, ok, toolErrors, errors } = JSON.parse(stdout).result
    const all = requests === 500 && ok === 500 && toolErrors === 0 && errors === 0
    expect(all, `Should be 500 good answers; instead: ${stdout}`)
  })
}

/** A person signs in once at the CLI; later runs live on that. `meanwhile` is what happens until the token expires. */
export async function storedStory({ check, launcher, era, browser, meanwhile }) {
  const home = newHome()
  const ask = async (args, code, signIn) => {
    const answer = await inspectAs({ launcher, era, home, args, signIn })
    expect(answer.code === code, `Should exit with ${code}; instead: ${answer.code}\n${answer.text.trim()}`)
    return answer.text
  }
  const lists = text => expect(/"greet".*"whoami"/.test(text), `Should list the tools; instead: ${text}`)
  let expired
  await check('CLI: a person signs in with the browser', async () => {
    expired = await withShortTokens(launcher, 60, async () =>
      lists(await ask(['--method', 'tools/list'], 0, address => signIn(browser, launcher, address))))
  })
  await check('CLI: the next run needs no sign-in (--use-stored-auth)', async () => {
    lists(await ask(['--method', 'tools/list', '--use-stored-auth'], 0))
    const stored = await ask(['--list-stored-auth'], 0)
    expect(stored.includes(`"${launcher.mcpUrl}"`), `Should know this server; instead: ${stored}`)
  })
  await meanwhile()
  await check('CLI: the sign-in outlives its access token (--stored-auth-only)', async () => {
    await expired()
    lists(await ask(['--method', 'tools/list', '--stored-auth-only'], 0))
  })
}

/** The last of all: from then on the tenant hands out nothing that is any good. */
export async function revokedStory({ check, launcher, era, browser }) {
  await check('CLI: when the tenant revokes it, the stored sign-in is over', async () => {
    const home = newHome()
    const list = { launcher, era, home }
    const expired = await withShortTokens(launcher, 60, () =>
      inspectAs({ ...list, args: ['--method', 'tools/list'], signIn: address => signIn(browser, launcher, address) }))
    await fetch(`${launcher.tenant}_control/tokens/expire`, { method: 'POST' })
    await expired()
    const { code, text } = await inspectAs({ ...list, args: ['--method', 'tools/list', '--stored-auth-only'] })
    expect(code === 3 && text.includes('auth_required'), `Should exit with 3; instead: ${code}\n${text}`)
  })
}

async function signIn(browser, launcher, address) {
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(address)
  const tenant = new TenantPages(page, launcher.tenant)
  await tenant.logIn('admin', 'Admin-Pass-1')
  await tenant.accept()
  await page.getByText('OAuth complete').waitFor()
  await context.close()
}
