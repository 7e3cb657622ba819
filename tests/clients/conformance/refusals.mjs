// The fixtures are behind the product's authorization: what the suite sees with its token, others do not.
import { tokenOf } from '../launcher.mjs'
import { expect } from '../report.mjs'

export async function checkRefusals(report, launcher, host) {
  await report.check('the fixtures: nobody gets in without a token', async () => {
    const answer = await call(host, null)
    expect(answer.status === 401, `Should be 401; instead: ${answer.status}`)
    expect(answer.headers.get('www-authenticate')?.includes('resource_metadata='), 'Should say where to sign in.')
  })
  await report.check('the fixtures: a guest finds no tool that needs a permission', async () => {
    const answer = await call(host, await tokenOf(launcher, 'guest@example.com'))
    const text = await answer.text()
    expect(text.includes('There is no tool of that name'), `Should be unknown; instead: ${text}`)
  })
}

function call({ mcpUrl }, token) {
  return fetch(mcpUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      'MCP-Protocol-Version': '2026-07-28',
      'Mcp-Method': 'tools/call',
      'Mcp-Name': 'test_simple_text',
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name: 'test_simple_text',
        arguments: {},
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    }),
  })
}
