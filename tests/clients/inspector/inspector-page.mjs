// What a person does in the Inspector's web UI.
import { eventually, expect } from '../report.mjs'

export class InspectorPage {
  constructor(page, url) {
    this.page = page
    this.url = url
  }

  async open() {
    await this.page.goto(this.url)
    await this.switch.waitFor()
  }

  /** Ends on the tenant's page when the server asks for authorization. */
  async connect() {
    await this.switch.click({ force: true })
  }

  get switch() {
    return this.page.getByRole('switch', { name: /^Connect or disconnect/ })
  }

  status() {
    return this.page.getByTestId('connection-status').getAttribute('data-status')
  }

  async isConnected(version) {
    await this.page.waitForURL(url => url.href.startsWith(this.url))
    await eventually(() => this.status(), status => status === 'connected', 'The Inspector should be connected')
    await this.page.getByText(`MCP ${version}`, { exact: true }).waitFor()
  }

  async shows(toast) {
    await this.page.getByRole('alert').filter({ hasText: toast }).first().waitFor()
  }

  async forgetAuthorization() {
    await this.page.locator('label:has-text("Servers")').first().click()
    await this.page.getByRole('button', { name: 'Connection Info' }).click()
    await this.page.getByRole('button', { name: 'Clear OAuth state and disconnect' }).click()
    await this.shows('OAuth state cleared')
    await eventually(() => this.status(), status => status === 'disconnected', 'The Inspector should be disconnected')
  }

  /** Where the page goes from now on; it stays empty as long as it goes nowhere. */
  placesFromNow() {
    const places = []
    this.page.on('framenavigated', frame => places.push(frame.url()))
    return places
  }

  async askOnlyFor(scopes) {
    await this.page.getByRole('button', { name: 'Settings', exact: true }).click()
    await this.page.getByRole('button', { name: 'OAuth Settings' }).click()
    // Settings are saved a moment after the typing ends; who connects before that connects without them.
    const saved = this.page.waitForResponse(answer => answer.request().postData()?.includes(scopes) ?? false)
    await this.page.getByRole('textbox', { name: 'Scopes' }).fill(scopes)
    await saved
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  async listsExactly(names) {
    await this.page.locator('label:has-text("Tools")').first().click()
    const sorted = [...names].sort().join(' ')
    await eventually(() => this.tools(), tools => tools.sort().join(' ') === sorted, `Should list only ${sorted}`)
    await this.page.getByRole('heading', { name: `Tools (${names.length})` }).waitFor()
  }

  /** A tool's entry has its title above its name. */
  tools() {
    const entries = this.page.locator('main button:has(p + p), main button:has(* > p ~ * p)')
    return entries.evaluateAll(buttons => buttons.map(button => [...button.querySelectorAll('p')].at(-1).innerText))
  }

  async execute(tool, values = {}) {
    await this.page.locator('main button').filter({ has: this.page.getByText(tool, { exact: true }) }).click()
    for (const [name, value] of Object.entries(values)) {
      await this.page.getByRole('textbox', { name, exact: true }).fill(value)
    }

    await this.page.getByRole('button', { name: 'Execute Tool' }).click()
  }

  /** The result as the editor under 'Results' shows it. */
  async result() {
    await this.page.getByRole('heading', { name: 'Results' }).waitFor()
    const shown = this.page.locator('.ace_content').first()
    return eventually(async () => parse(await shown.innerText()), result => result !== null, 'A result is JSON')
  }

  get stepUp() {
    return this.page.getByRole('dialog', { name: 'Additional permissions required' })
  }

  /** Which scopes the dialog calls granted already, and which new. */
  async stepUpScopes() {
    const rows = await this.stepUp.getByRole('listitem').allInnerTexts()
    const marked = mark => rows.filter(row => row.toLowerCase().includes(mark)).map(row => row.split(/\s/)[0])
    expect(rows.length > 0, 'The dialog should list scopes')
    return { granted: marked('already granted'), new: marked('new') }
  }
}

function parse(text) {
  try {
    return JSON.parse(text.replaceAll('\u00a0', ' '))
  } catch {
    return null
  }
}
