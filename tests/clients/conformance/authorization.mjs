// The suite's scenarios for authorization servers, against the stand-in tenant: a client registers itself, and a person
// follows the address that the suite prints.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { launchBrowser } from '../browser.mjs'
import { TenantPages } from '../inspector/tenant-pages.mjs'
import { freePorts, start } from '../processes.mjs'
import { eventually, expect } from '../report.mjs'
import { output, program } from './suite.mjs'

const scenarios = ['authorization-server-metadata-endpoint', 'authorization-code-grant']

export async function checkAuthorizationServer(report, launcher) {
  const [port] = await freePorts(1)
  const clientId = await register(launcher, `http://127.0.0.1:${port}/callback`)
  const resource = new URL('/', launcher.mcpUrl).href
  const log = join(output, 'authorization.log')
  const suite = start(
    process.execPath,
    [
      ...[program, 'authorization', '--url', launcher.tenant, '--client-id', clientId, '--resource', resource],
      ...['--port', port, '--output-dir', join(output, 'authorization')],
    ],
    { env: { PATH: process.env.PATH, HOME: output }, cwd: output, log },
  )
  const text = () => stripVTControlCharacters(readFileSync(log, 'utf8'))
  const address = await eventually(() => text().match(/^http\S+response_type=\S+/m)?.[0], Boolean, 'The suite prints no address')
  await signIn(launcher, address)
  const code = await suite.exited
  let met = 0
  for (const scenario of scenarios) {
    const [, passed, failed] = text().match(new RegExp(`^. ${scenario}: (\\d+) passed, (\\d+) failed`, 'm')) ?? []
    await report.check(`authorization server: ${scenario} (${passed} passed)`, async () =>
      expect(passed > 0 && failed === '0', text().trim().slice(-1_500)),
    )
    met++
  }

  expect(code === 0, `The suite ended with ${code}\n${text().slice(-1_500)}`)
  console.log(`      authorization server: ${met} of ${scenarios.length} scenarios`)
}

async function register(launcher, redirect) {
  const answer = await fetch(`${launcher.tenant}oidc/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Conformance suite',
      redirect_uris: [redirect],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    }),
  })
  const { client_id: id } = await answer.json()
  expect(id, `Should register; instead: ${answer.status}`)
  return id
}

async function signIn(launcher, address) {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const tenant = new TenantPages(page, launcher.tenant)
  await page.goto(address)
  await tenant.isLogin()
  await tenant.logIn('admin@example.com', 'Admin-Pass-1')
  await tenant.accept()
  await page.getByText('You can close this page').waitFor()
  await browser.close()
}
