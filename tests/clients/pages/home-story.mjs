// A person at the home page: copies, follows the install links, and does as it says.
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages, scratch } from '../launcher.mjs'
import { answers, freePorts, start, stop } from '../processes.mjs'
import { eventually, expect } from '../report.mjs'

const programs = {
  inspector: '@modelcontextprotocol/inspector/clients/launcher/build/index.js',
  'mcp-remote': 'mcp-remote/dist/proxy.js',
}

export async function homeStory({ check, browser, launcher, output }) {
  const home = new URL('/', launcher.mcpUrl).href
  const context = await browser.newContext()
  context.setDefaultTimeout(10_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(home).origin })
  const page = await context.newPage()
  await page.goto(home)
  const textOf = id => page.locator(`article[aria-labelledby=${id}] code`).allInnerTexts()
  const linkOf = name => page.getByRole('link', { name }).getAttribute('href')

  await check('each copy button copies the text below it, and says so', () => copies(page))
  await check('a copy that the browser refuses is told', async () => {
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error())))
    await page.getByRole('button', { name: 'Copy the MCP endpoint' }).click()
    await page.getByRole('status').filter({ hasText: 'does not allow copying' }).waitFor()
  })
  await check('the link for VS Code holds the name and the address', async () => {
    const [scheme, query] = (await linkOf('Install in VS Code')).split('?')
    expect(scheme === 'vscode:mcp/install', `Should be an install link; instead: ${scheme}`)
    isEntry(JSON.parse(decodeURIComponent(query)), { name: 'McpServer', type: 'http', url: launcher.mcpUrl })
  })
  await check('the link for Cursor holds the name and the address', async () => {
    const link = new URL(await linkOf('Install in Cursor'))
    expect(link.href.startsWith('cursor://anysphere.cursor-deeplink/mcp/install?'), `Instead: ${link}`)
    expect(link.searchParams.get('name') === 'McpServer', `Instead: ${link.searchParams.get('name')}`)
    isEntry(JSON.parse(atob(link.searchParams.get('config'))), { url: launcher.mcpUrl })
  })
  await check('the texts for Claude Code, VS Code, Cursor and ChatGPT hold the address', async () => {
    const [command] = await textOf('claude-code')
    expect(command === `claude mcp add --transport http McpServer ${launcher.mcpUrl}`, `Instead: ${command}`)
    const [file, add] = await textOf('vs-code')
    isEntry(JSON.parse(file), { servers: { McpServer: { type: 'http', url: launcher.mcpUrl } } })
    const [, quoted] = add.match(/^code --add-mcp '([^']*)'$/)
    isEntry(JSON.parse(quoted), { name: 'McpServer', type: 'http', url: launcher.mcpUrl })
    isEntry(JSON.parse((await textOf('cursor'))[0]), { mcpServers: { McpServer: { url: launcher.mcpUrl } } })
    expect((await textOf('chatgpt'))[0] === launcher.mcpUrl, `Instead: ${await textOf('chatgpt')}`)
  })
  await check('the command for the Inspector starts it with this server', async () => {
    const [command] = await textOf('inspector')
    await opensInspector(context, command, launcher, join(output, 'inspector.log'))
  })
  await check('the configuration for Claude Desktop leads to the sign-in', async () => {
    const { command, args } = JSON.parse((await textOf('claude-desktop'))[0]).mcpServers.McpServer
    expect(command === 'npx' && args.includes(launcher.mcpUrl), `Instead: ${command} ${args}`)
    await asksToSignIn(args.slice(1), launcher, join(output, 'mcp-remote.log'))
  })
  await check('the sign-in is announced at the host that people are sent to', async () => {
    const told = await page.locator('section[aria-labelledby=sign-in]').innerText()
    expect(told.includes(new URL(launcher.tenant).host), `Instead: ${told}`)
  })
  await context.close()

  await check('without scripts everything is there but the copy buttons', async () => {
    const quiet = await browser.newContext({ javaScriptEnabled: false })
    expect((await buttonsOf(quiet, home)) === 0, 'No button should be there that does nothing')
    await quiet.close()
  })
  await check('where browsers offer no clipboard there are no copy buttons', async () => {
    const bare = await browser.newContext()
    await bare.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }))
    expect((await buttonsOf(bare, home)) === 0, 'No button should be there that does nothing')
    await bare.close()
  })
  await check('a program that is no browser gets a few lines', async () => {
    const answer = await fetch(home)
    const text = await answer.text()
    expect(answer.headers.get('content-type').startsWith('text/plain'), `Instead: ${answer.headers.get('content-type')}`)
    expect(text.includes(launcher.mcpUrl) && !text.includes('<'), `Instead: ${text}`)
  })
}

async function copies(page) {
  const buttons = await page.locator('figcaption button').all()
  expect(buttons.length === 8, `Should be 8 buttons; instead: ${buttons.length}`)
  for (const button of buttons) {
    const name = await button.innerText()
    await button.focus()
    await page.keyboard.press('Enter')
    const what = name.replace(/^Copy\s*/, '').trim()
    await page.getByRole('status').filter({ hasText: `Copied ${what}.` }).waitFor()
    expect((await button.innerText()).startsWith('Copied'), `The button should say so; instead: ${await button.innerText()}`)
    const text = await button.locator('xpath=ancestor::figure//code').evaluate(code => code.textContent)
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied === text && text.length > 0, `Should copy ${text}; instead: ${copied}`)
  }
}

async function buttonsOf(context, home) {
  const page = await context.newPage()
  await page.goto(home)
  expect((await page.locator('figure code:visible').count()) === 8, 'All texts should be there')
  return page.locator('button:visible').count()
}

async function opensInspector(context, command, launcher, log) {
  const [npx, name, ...args] = command.split(' ')
  expect(npx === 'npx' && name === '@modelcontextprotocol/inspector@2', `Instead: ${command}`)
  const [port, sandboxPort, appPort] = await freePorts(3)
  const ports = { CLIENT_PORT: port, MCP_SANDBOX_PORT: sandboxPort, MCP_APP_ORIGIN_PORT: appPort }
  const started = launch('inspector', args, { ...ports, MCP_AUTO_OPEN_ENABLED: 'false' }, log)
  await answers(started, `http://127.0.0.1:${port}/`)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.getByText(launcher.mcpUrl).first().waitFor()
  await page.close()
  await stop(started)
}

async function asksToSignIn([name, ...args], launcher, log) {
  const started = launch(name, args, { BROWSER: 'none' }, log)
  const told = () => readFileSync(log, 'utf8')
  await eventually(told, text => text.includes(`${launcher.tenant}authorize?`), 'mcp-remote should name the login page')
  await stop(started)
}

function launch(name, args, more, log) {
  const home = mkdtempSync(join(scratch, 'home-'))
  const env = { PATH: process.env.PATH, HOME: home, MCP_INSPECTOR_SECRET_STORE: 'memory', ...more }
  return start(process.execPath, [join(packages, programs[name]), ...args], { env, cwd: home, log })
}

function isEntry(actual, expected) {
  const [is, should] = [actual, expected].map(value => JSON.stringify(value))
  expect(is === should, `Should be ${should}; instead: ${is}`)
}
