// What a person does on the pages of the stand-in tenant.
import { expect } from '../report.mjs'

export class TenantPages {
  constructor(page, tenant) {
    this.page = page
    this.tenant = tenant
  }

  async isLogin() {
    await this.page.waitForURL(url => url.href.startsWith(this.tenant))
    await this.page.getByRole('heading', { name: 'Welcome' }).waitFor()
    await this.page.getByRole('link', { name: 'Sign up' }).waitFor()
    await this.page.getByRole('link', { name: 'Continue with Google' }).waitFor()
  }

  async logIn(username, password) {
    await this.page.getByLabel('Username or e-mail address').fill(username)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async goToSignUp() {
    await this.page.getByRole('link', { name: 'Sign up' }).click()
    await this.page.getByRole('heading', { name: 'Sign up' }).waitFor()
  }

  async signUp(email, password) {
    await this.page.getByLabel('E-mail address').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async chooseGoogle() {
    await this.page.getByRole('link', { name: 'Continue with Google' }).click()
    await this.page.getByRole('heading', { name: 'Choose an account' }).waitFor()
  }

  async enterWithGoogle(email) {
    await this.page.getByRole('button', { name: email }).click()
  }

  async showsFault(text) {
    await this.page.getByRole('alert').filter({ hasText: text }).waitFor()
  }

  /** The consent page names the client, where it goes back to, who is asked, and describes each scope. */
  async asksConsent({ client, host, email, scopes }) {
    await this.page.getByRole('heading', { name: `Authorize ${client}` }).waitFor()
    await this.page.locator('p', { hasText: `asks for access to` }).filter({ hasText: host }).waitFor()
    await this.page.getByText(`Logged in as ${email}`).waitFor()
    const items = await this.page
      .getByRole('listitem')
      .evaluateAll(all => all.map(item => [item.querySelector('code').innerText, item.firstChild.textContent.trim()]))
    const asked = items.map(([scope]) => scope).sort().join(' ')
    expect(asked === [...scopes].sort().join(' '), `Should ask for ${scopes.join(' ')}; instead: ${asked}`)
    const bare = items.filter(([, description]) => !description.includes(' ')).map(([scope]) => scope)
    expect(bare.length === 0, `Should describe ${bare.join(' ')}`)
  }

  async accept() {
    await this.page.getByRole('button', { name: 'Accept' }).click()
  }

  async decline() {
    await this.page.getByRole('button', { name: 'Decline' }).click()
  }

  async logOut() {
    await this.page.goto(`${this.tenant}v2/logout`)
    await this.page.getByRole('heading', { name: 'Welcome' }).waitFor()
  }

  /** Asked in another tab, so that the page in question stays as it is. */
  async isLoggedOut() {
    const tab = await this.page.context().newPage()
    await tab.goto(this.tenant)
    const text = await tab.locator('main').innerText()
    await tab.close()
    expect(text.includes('You are not logged in'), `Nobody should be logged in; instead: ${text}`)
  }
}
