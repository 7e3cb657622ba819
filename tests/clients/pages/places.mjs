// Every page that a person sees, and how to get there. Those of a login come in its order, in one window.
import { manage } from '../launcher.mjs'
import { TenantPages } from '../inspector/tenant-pages.mjs'

const back = 'http://127.0.0.1:6276/oauth/callback'
const device = 'urn:ietf:params:oauth:grant-type:device_code'

/** A client that registered itself, and one for devices, so that there is something to consent to. */
export async function prepare(launcher) {
  const registered = await fetch(`${launcher.tenant}oidc/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_name: 'A client with quite a long name',
      redirect_uris: [back],
      token_endpoint_auth_method: 'none',
    }),
  })
  const { client_id: clientId } = await registered.json()
  const tool = await manage(launcher, 'clients', { name: 'Set-up tool', app_type: 'native', grant_types: [device] })
  return { clientId, deviceClientId: tool.client_id }
}

export function placesOf(launcher, dark, { clientId, deviceClientId }) {
  const home = new URL('/', launcher.mcpUrl).href
  const at = path => page => page.goto(new URL(path, launcher.tenant).href)
  const tenant = page => new TenantPages(page, launcher.tenant)
  const authorize = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: back,
    resource: home,
    scope: 'tool:whoami tool:greet offline_access',
    state: 'state',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWB3dtNj5uG4M',
    code_challenge_method: 'S256',
  })
  const login = `authorize?${authorize}`
  return [
    { name: 'home', open: page => page.goto(home) },
    { name: 'not-ready', open: page => page.goto(dark) },
    { name: 'tenant, nobody logged in', open: at('') },
    { name: 'login', open: at(login) },
    { name: 'login, wrong password', open: page => tenant(page).logIn('admin', 'Wrong-Pass-1') },
    { name: 'sign-up', open: page => tenant(page).goToSignUp() },
    { name: 'sign-up, weak password', open: page => tenant(page).signUp('somebody@example.com', 'weak') },
    { name: 'accounts of Google', open: page => tenant(page).chooseGoogle() },
    { name: 'no such page', open: at('u/nothing'), complains: /404/ },
    { name: 'broken request', open: at('authorize?client_id=nobody'), complains: /400/ },
    {
      name: 'consent',
      open: async page => {
        await at(login)(page)
        await tenant(page).logIn('admin', 'Admin-Pass-1')
        await page.getByRole('heading', { name: 'Authorize' }).waitFor()
      },
    },
    { name: 'tenant, somebody logged in', open: at('') },
    { name: 'device, which code', open: at('activate') },
    { name: 'device, wrong code', open: at('activate?user_code=BCDF-GHJK') },
    {
      name: 'device, confirm',
      open: async page => {
        const answer = await fetch(`${launcher.tenant}oauth/device/code`, {
          method: 'POST',
          body: new URLSearchParams({
            client_id: deviceClientId,
            audience: `${launcher.tenant}api/v2/`,
            scope: 'read:roles create:roles',
          }),
        })
        await page.goto((await answer.json()).verification_uri_complete)
        await page.getByRole('button', { name: 'Accept' }).waitFor()
      },
    },
    {
      name: 'device, connected',
      open: async page => {
        await page.getByRole('button', { name: 'Accept' }).click()
        await page.getByText('The device is connected.').waitFor()
      },
    },
  ]
}
