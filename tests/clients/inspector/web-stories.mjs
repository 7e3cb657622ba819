// People at the Inspector's web UI. Each story starts where the one before it ended.
import { applicationsOf, claimsOf, setOpenRegistration, tokenOf, withShortTokens } from '../launcher.mjs'
import { expect } from '../report.mjs'

const client = 'MCP Inspector'
const all = ['get_current_time', 'greet', 'whoami']

async function newcomer({ check, era, version, inspector, tenant, host }) {
  const email = `newcomer-${era}@example.com`
  await check('the bare URL leads to the login page', async () => {
    await inspector.open()
    await inspector.connect()
    await tenant.isLogin()
  })
  await check('a weak password is refused at sign-up', async () => {
    await tenant.goToSignUp()
    await tenant.signUp(email, 'weak')
    await tenant.showsFault('Passwords must')
    await tenant.isLoggedOut()
  })
  await check('a new person signs up and is asked for consent', async () => {
    await tenant.signUp(email, 'Newcomer-Pass-1')
    await tenant.asksConsent({ client, host, email, scopes: ['offline_access'] })
  })
  await check(`the new person comes back connected with ${version}`, async () => {
    await tenant.accept()
    await inspector.shows('Authorization complete')
    await inspector.isConnected(version)
  })
  await check('the new person sees one tool', () => inspector.listsExactly(['get_current_time']))
  await check("get_current_time tells today's date", async () => {
    const before = today()
    await inspector.execute('get_current_time')
    const { utc } = await inspector.result()
    expect([before, today()].includes(utc.slice(0, 10)), `Should be ${before}; instead: ${utc}`)
  })
}

async function wrongPassword({ check, inspector, tenant }) {
  await check('clearing the OAuth state ends the connection', async () => {
    await inspector.forgetAuthorization()
    await tenant.logOut()
  })
  await check('a wrong password shows an error and signs nobody in', async () => {
    await inspector.open()
    await inspector.connect()
    await tenant.isLogin()
    await tenant.logIn('admin', 'Admin-Pass-2')
    await tenant.showsFault('Wrong username or password.')
    await tenant.isLoggedOut()
  })
}

async function declined({ check, inspector, tenant, host }) {
  await check('consent describes every scope of the admin', async () => {
    await tenant.logIn('admin', 'Admin-Pass-1')
    const scopes = ['tool:greet', 'tool:whoami', 'offline_access']
    await tenant.asksConsent({ client, host, email: 'admin@example.com', scopes })
  })
  await check('declining leaves the Inspector disconnected', async () => {
    await tenant.decline()
    await inspector.shows('access_denied')
    expect((await inspector.status()) !== 'connected', 'The Inspector should not be connected')
  })
}

async function admin({ check, launcher, version, inspector, tenant }) {
  await check('the admin accepts and is connected', async () => {
    await inspector.open()
    await inspector.connect()
    await tenant.accept()
    await inspector.isConnected(version)
  })
  await check('the admin sees all tools', () => inspector.listsExactly(all))
  await check('the admin runs greet', () => greets(inspector))
  await check('the admin runs whoami and sees their subject', () => isSubject(inspector, launcher, 'admin@example.com'))
  await check('the admin runs get_current_time in a time zone', async () => {
    await inspector.execute('get_current_time', { timeZone: 'Asia/Tokyo' })
    const { local } = await inspector.result()
    expect(local.endsWith('+09:00'), `Should be the time in Tokyo; instead: ${local}`)
  })
}

async function googleUser({ check, launcher, version, inspector, tenant, host }) {
  const email = 'grace@gmail.example'
  await check('Continue with Google offers the accounts', async () => {
    await inspector.forgetAuthorization()
    await tenant.logOut()
    await inspector.open()
    await inspector.connect()
    await tenant.isLogin()
    await tenant.chooseGoogle()
  })
  await check('a Google user with the role Tool User is connected', async () => {
    await tenant.enterWithGoogle(email)
    await tenant.asksConsent({ client, host, email, scopes: ['tool:whoami', 'offline_access'] })
    await tenant.accept()
    await inspector.isConnected(version)
  })
  await check('the Google user sees two tools, and not greet', () =>
    inspector.listsExactly(['get_current_time', 'whoami']))
  await check('the Google user runs whoami and sees their subject', () => isSubject(inspector, launcher, email))
}

async function stepUp({ check, version, inspector, tenant, host }) {
  const email = 'admin@example.com'
  await check('with the scope tool:whoami the admin still sees greet', async () => {
    await inspector.open()
    await inspector.askOnlyFor('tool:whoami')
    await inspector.connect()
    await tenant.isLogin()
    await tenant.logIn(email, 'Admin-Pass-1')
    await tenant.asksConsent({ client, host, email, scopes: ['tool:whoami', 'offline_access'] })
    await tenant.accept()
    await inspector.isConnected(version)
    await inspector.listsExactly(all)
  })
  await check('running greet asks for tool:greet and keeps tool:whoami', async () => {
    await inspector.execute('greet', { name: 'Ada' })
    await inspector.stepUp.waitFor()
    const scopes = await inspector.stepUpScopes()
    expect(scopes.new.join() === 'tool:greet', `Only tool:greet should be new; instead: ${JSON.stringify(scopes)}`)
    expect(scopes.granted.includes('tool:whoami'), `Should keep tool:whoami; instead: ${JSON.stringify(scopes)}`)
  })
  await check('the admin authorizes the further scope', async () => {
    await inspector.stepUp.getByRole('button', { name: 'Authorize' }).click()
    await tenant.asksConsent({ client, host, email, scopes: ['tool:greet', 'tool:whoami', 'offline_access'] })
    await tenant.accept()
    await inspector.shows('Step-up authorization succeeded')
  })
  await check('greet now succeeds', async () => {
    await inspector.listsExactly(all)
    await greets(inspector)
  })
}

async function refresh({ check, launcher, version, inspector, tenant }) {
  let expired
  await check('an access token that expires soon is enough to connect', async () => {
    expired = await withShortTokens(launcher, 20, async () => {
      await inspector.open()
      await inspector.connect()
      await tenant.isLogin()
      await tenant.logIn('admin', 'Admin-Pass-1')
      await tenant.accept()
      await inspector.isConnected(version)
    })
    await inspector.listsExactly(all)
  })
  await check('when it has expired greet succeeds all the same, and nobody has to sign in', async () => {
    await expired()
    const places = inspector.placesFromNow()
    await greets(inspector)
    expect(places.length === 0, `Should stay on the page; instead: ${places}`)
  })
}

async function signOut({ check, inspector, tenant }) {
  await check('signing out ends the connection', () => inspector.forgetAuthorization())
  await check('nothing of the sign-in is left: connecting leads to the login page', async () => {
    await tenant.logOut()
    await inspector.open()
    await inspector.connect()
    await tenant.isLogin()
  })
}

/** The README's way for a real tenant: the id that `tenant apply` told, and nobody may register. */
async function knownClient({ check, launcher, clientId, version, inspector, tenant, host }) {
  const email = 'user@example.com'
  await setOpenRegistration(launcher, false)
  try {
    const before = (await applicationsOf(launcher)).length
    await check('without open registration the client id in the settings leads to the login page', async () => {
      await inspector.open()
      await inspector.connect()
      await tenant.isLogin()
    })
    await check('a user signs in with the application that tenant apply made', async () => {
      await tenant.logIn(email, 'User-Pass-1')
      await tenant.asksConsent({ client, host, email, scopes: ['tool:whoami', 'offline_access'] })
      await tenant.accept()
      await inspector.isConnected(version)
    })
    await check('the user sees two tools, and the calls come from that application', async () => {
      await inspector.listsExactly(['get_current_time', 'whoami'])
      await inspector.execute('whoami')
      const { client: caller } = await inspector.result()
      expect(caller === clientId, `Should be ${clientId}; instead: ${caller}`)
    })
    await check('no application registered itself', async () => {
      const after = (await applicationsOf(launcher)).length
      expect(after === before, `Should be ${before} applications; instead: ${after}`)
    })
  } finally {
    await setOpenRegistration(launcher, true)
  }
}

async function greets(inspector) {
  await inspector.execute('greet', { name: 'Ada' })
  const { message } = await inspector.result()
  expect(message === 'Hello, Ada!', `Should greet Ada; instead: ${message}`)
}

async function isSubject(inspector, launcher, email) {
  const { sub } = claimsOf(await tokenOf(launcher, email))
  await inspector.execute('whoami')
  const { subject } = await inspector.result()
  expect(subject === sub, `Should be ${sub}; instead: ${subject}`)
}

const today = () => new Date().toISOString().slice(0, 10)

/** What one Inspector goes through, in order. */
export const sessions = [
  { name: 'people', stories: [newcomer, wrongPassword, declined, admin, googleUser] },
  { name: 'refresh', stories: [refresh, signOut] },
  { name: 'step-up', stories: [stepUp], fromCatalog: true },
  { name: 'known-client', stories: [knownClient], fromCatalog: true, isKnown: true },
]
