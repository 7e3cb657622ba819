// The server, the stand-in tenant and the Inspector, each started as a user starts it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answers, freePorts, run, start, stop } from './processes.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const inspector = join(here, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js')

export const output = join(root, 'artifacts/inspector')

const scratch = mkdtempSync(join(tmpdir(), 'inspector-check-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** dev/Launcher with an empty tenant. */
export async function startLauncher() {
  const [port, authPort] = await freePorts(2)
  const configuration = process.env.Configuration ? ['-c', process.env.Configuration] : []
  const started = start(
    'dotnet',
    [
      ...['run', '--no-build', '--project', join(root, 'dev/Launcher'), ...configuration],
      ...['--', '--port', port, '--auth-port', authPort, '--data', join(scratch, 'tenant.db'), '--fresh'],
    ],
    { env: process.env, cwd: root, log: join(output, 'launcher.log') },
  )
  const tenant = `http://localhost:${authPort}/`
  await answers(started, `${tenant}.well-known/openid-configuration`)
  await answers(started, `http://localhost:${port}/healthz/ready`)
  return { mcpUrl: `http://localhost:${port}/mcp`, tenant, stop: () => stop(started) }
}

/** A token of one of the tenant's people, without a browser. */
export async function tokenOf(launcher, email, scope) {
  const query = new URLSearchParams(scope === undefined ? { as: email } : { as: email, scope })
  const response = await fetch(`${launcher.tenant}_control/token?${query}`)
  return (await response.text()).trim()
}

export const claimsOf = token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))

/** The web UI for one server: as the README says, or from a catalog, where a server's settings can be edited. */
export async function startInspector(launcher, era, { fromCatalog = false } = {}) {
  const [port, sandboxPort, appPort] = await freePorts(3)
  const home = mkdtempSync(join(scratch, 'home-'))
  const catalog = join(home, 'catalog.json')
  const entry = { type: 'streamable-http', url: launcher.mcpUrl, protocolEra: era }
  writeFileSync(catalog, JSON.stringify({ mcpServers: { tools: entry } }))
  const target = fromCatalog
    ? ['--catalog', catalog]
    : ['--server-url', launcher.mcpUrl, '--transport', 'http', '--protocol-era', era]
  const started = start(process.execPath, [inspector, '--web', ...target], {
    env: {
      ...environment(home),
      CLIENT_PORT: port,
      MCP_SANDBOX_PORT: sandboxPort,
      MCP_APP_ORIGIN_PORT: appPort,
      MCP_AUTO_OPEN_ENABLED: 'false',
    },
    cwd: home,
    log: join(output, `${era}-inspector${fromCatalog ? '-catalog' : ''}.log`),
  })
  const url = `http://127.0.0.1:${port}/`
  await answers(started, url)
  return { url, host: new URL(url).host, stop: () => stop(started) }
}

/** The Inspector's CLI, which never asks a person. */
export async function inspect(launcher, era, token, ...args) {
  const header = token ? ['--header', `Authorization: Bearer ${token}`] : []
  return run(
    process.execPath,
    [
      ...[inspector, '--cli', launcher.mcpUrl, '--transport', 'http', '--protocol-era', era, '--stored-auth-only'],
      ...header,
      ...args,
    ],
    environment(mkdtempSync(join(scratch, 'home-'))),
  )
}

// Nothing of the caller's own Inspector, its keychain or a proxy takes part.
const environment = home => ({ PATH: process.env.PATH, HOME: home, MCP_INSPECTOR_SECRET_STORE: 'memory' })
