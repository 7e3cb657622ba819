// dev/Launcher as a user starts it, and the tokens that its tenant hands out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answers, freePorts, start, stop } from './processes.mjs'
import { eventually } from './report.mjs'

const here = dirname(fileURLToPath(import.meta.url))

export const root = join(here, '../..')

/** Where the clients of package.json are installed. */
export const packages = join(here, 'node_modules')

/** A folder that is gone when the run ends. */
export const scratch = mkdtempSync(join(tmpdir(), 'client-check-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** The server with its own tools only and an empty tenant, on free ports. */
export async function startLauncher(log) {
  const [port, authPort] = await freePorts(2)
  const configuration = process.env.Configuration ? ['-c', process.env.Configuration] : []
  const started = start(
    'dotnet',
    [
      ...['run', '--no-build', '--project', join(root, 'dev/Launcher'), ...configuration],
      ...['--', '--port', port, '--auth-port', authPort, '--data', join(scratch, 'tenant.db'), '--fresh', '--bare'],
    ],
    { env: process.env, cwd: root, log },
  )
  const tenant = `http://localhost:${authPort}/`
  await answers(started, `${tenant}.well-known/openid-configuration`)
  await answers(started, `http://localhost:${port}/healthz/ready`)
  return { mcpUrl: `http://localhost:${port}/mcp`, tenant, log, stop: () => stop(started) }
}

/** A token of one of the tenant's people, without a browser. */
export async function tokenOf(launcher, email) {
  const response = await fetch(`${launcher.tenant}_control/token?as=${encodeURIComponent(email)}`)
  return (await response.text()).trim()
}

/** Asks the tenant's Management API, with the credentials that the launcher prints for administrators. */
export async function manage(launcher, path, body) {
  const [, id, secret] = readFileSync(launcher.log, 'utf8').match(/AUTH0_CLIENT_ID=(\S+) AUTH0_CLIENT_SECRET=(\S+)/)
  const audience = `${launcher.tenant}api/v2/`
  const answer = await fetch(`${launcher.tenant}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret, audience }),
  })
  const { access_token: token } = await answer.json()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const asked = await fetch(audience + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })
  return asked.json()
}

/** The tenant's applications. */
export const applicationsOf = launcher => manage(launcher, 'clients')

/** Whether any client may register itself with the tenant. */
export async function setOpenRegistration(launcher, on) {
  const answer = await fetch(`${launcher.tenant}_control/registration?on=${on}`, { method: 'POST' })
  if (!answer.ok) {
    throw new Error(`The tenant's switch does not turn: ${answer.status}`)
  }
}

/**
 * Signs people in with access tokens that the server takes for a moment only: they are stamped as old as they may get.
 * Tells how to wait until it refuses them.
 */
export async function withShortTokens(launcher, seconds, signIn) {
  const lifetime = 3600
  const leeway = 30
  await setClock(launcher, seconds - lifetime - leeway)
  let last
  try {
    await signIn()
    last = await tokenOf(launcher, 'admin@example.com')
  } finally {
    await setClock(launcher, 0)
  }
  const refused = async () => (await list(launcher, last)).status === 401
  return () => eventually(refused, is => is, 'The server should refuse a token that has expired', 120_000)
}

async function setClock(launcher, skew) {
  const answer = await fetch(`${launcher.tenant}_control/clock?skew=${skew}`, { method: 'POST' })
  if (!answer.ok) {
    throw new Error(`The tenant's clock does not turn: ${answer.status}`)
  }
}

const list = ({ mcpUrl }, token) =>
  fetch(mcpUrl, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  })

export const claimsOf = token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))
