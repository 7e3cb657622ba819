// The Inspector's web UI and CLI, each started as a user starts it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages, root, scratch } from '../launcher.mjs'
import { answers, freePorts, run, start, stop } from '../processes.mjs'
import { eventually } from '../report.mjs'

const program = join(packages, '@modelcontextprotocol/inspector/clients/launcher/build/index.js')

export const output = join(root, 'artifacts/inspector')

/** The web UI for one server: as the README says, or from a catalog, where a server's settings can be edited. */
export async function startInspector(launcher, era, { name, fromCatalog = false, oauth }) {
  const [port, sandboxPort, appPort] = await freePorts(3)
  const home = newHome()
  const catalog = join(home, 'catalog.json')
  const entry = { type: 'streamable-http', url: launcher.mcpUrl, protocolEra: era, oauth }
  writeFileSync(catalog, JSON.stringify({ mcpServers: { tools: entry } }))
  const target = fromCatalog
    ? ['--catalog', catalog]
    : ['--server-url', launcher.mcpUrl, '--transport', 'http', '--protocol-era', era]
  const started = start(process.execPath, [program, '--web', ...target], {
    env: {
      ...environment(home),
      CLIENT_PORT: port,
      MCP_SANDBOX_PORT: sandboxPort,
      MCP_APP_ORIGIN_PORT: appPort,
      MCP_AUTO_OPEN_ENABLED: 'false',
    },
    cwd: home,
    log: join(output, `${era}-inspector-${name}.log`),
  })
  const url = `http://127.0.0.1:${port}/`
  await answers(started, url)
  return { url, host: new URL(url).host, stop: () => stop(started) }
}

/** The Inspector's CLI with what it kept of earlier runs; told where to, a person signs in. */
export async function inspectAs({ launcher, era, home, args, signIn }) {
  const log = join(home, 'cli.log')
  const [port] = await freePorts(1)
  const started = start(
    process.execPath,
    [
      ...[program, '--cli', '--server-url', launcher.mcpUrl, '--transport', 'http', '--protocol-era', era],
      ...['--callback-url', `http://127.0.0.1:${port}/oauth/callback`, '--format', 'json'],
      ...args,
    ],
    // It asks nobody without a terminal, unless it may open a browser; there is none that it could find.
    { env: { ...environment(home), MCP_INSPECTOR_SECRET_STORE: 'file', MCP_AUTO_OPEN_ENABLED: 'true' }, cwd: home, log },
  )
  const told = () => readFileSync(log, 'utf8')
  if (signIn) {
    const text = await eventually(told, text => /navigate to: \S+\s/.test(text), 'The CLI should tell where to sign in')
    await signIn(text.match(/navigate to: (\S+)/)[1])
  }
  const code = await started.exited
  return { code, text: told() }
}

export const newHome = () => mkdtempSync(join(scratch, 'home-'))

/** The Inspector's CLI, which never asks a person. */
export async function inspect(launcher, era, token, ...args) {
  const header = token ? ['--header', `Authorization: Bearer ${token}`] : []
  return run(
    process.execPath,
    [
      ...[program, '--cli', launcher.mcpUrl, '--transport', 'http', '--protocol-era', era, '--stored-auth-only'],
      ...header,
      ...args,
    ],
    environment(newHome()),
    120_000,
  )
}

// Nothing of the caller's own Inspector, its keychain or a proxy takes part.
const environment = home => ({ PATH: process.env.PATH, HOME: home, MCP_INSPECTOR_SECRET_STORE: 'memory' })
