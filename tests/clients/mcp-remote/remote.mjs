// mcp-remote as a desktop host starts it: a child process that speaks MCP over its standard input and output. The host is
// the client of the TypeScript SDK.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { packages } from '../launcher.mjs'
import { eventually } from '../report.mjs'

export class Remote {
  #said = ''

  constructor({ url, port, folder, log, args = [] }) {
    this.client = new Client({ name: 'desktop-host', version: '1.0.0' })
    this.transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(packages, 'mcp-remote/dist/proxy.js'), url, String(port), ...args],
      // Without a display it opens no browser by itself; the person in the test has one.
      env: { PATH: process.env.PATH, HOME: folder, MCP_REMOTE_CONFIG_DIR: folder },
      stderr: 'pipe',
    })
    const file = createWriteStream(log, { flags: 'a' })
    this.transport.stderr.on('data', text => {
      this.#said += text
      file.write(text)
    })
  }

  /** Connects; a person may have to sign in before it is done. */
  connect() {
    return this.client.connect(this.transport, { timeout: 60_000 })
  }

  /** The addresses that it asked a person to visit so far. */
  get addresses() {
    return [...this.#said.matchAll(/^http\S+response_type=code\S+/gm)].map(([address]) => address)
  }

  /** The address of its next sign-in, which is the one with this number. */
  async signInAddress(number = 1) {
    const asked = () => this.addresses[number - 1]
    return eventually(asked, Boolean, `mcp-remote should ask for sign-in ${number}`)
  }

  async tools() {
    return (await this.client.listTools()).tools.map(tool => tool.name).join(' ')
  }

  call(name, args = {}) {
    return this.client.callTool({ name, arguments: args }, undefined, { timeout: 60_000 })
  }

  close() {
    return this.client.close()
  }
}
