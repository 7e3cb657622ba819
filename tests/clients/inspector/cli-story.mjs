// The Inspector's CLI with a token in a header, as scripts use it.
import { tokenOf } from '../launcher.mjs'
import { expect } from '../report.mjs'
import { inspect } from './inspector.mjs'

const greetAda = ['--method', 'tools/call', '--tool-name', 'greet', '--tool-arg', 'name=Ada', '--format', 'json']

export async function cliStory({ check, launcher, era }) {
  const ask = async (token, args, code) => {
    const answer = await inspect(launcher, era, token, ...args)
    expect(answer.code === code, `Should exit with ${code}; instead: ${answer.code}\n${answer.stderr.trim()}`)
    return answer
  }

  await check('CLI: the schemas of all tools are portable (--strict)', async () => {
    const token = await tokenOf(launcher, 'admin@example.com')
    const { stdout } = await ask(token, ['--method', 'tools/list', '--strict', '--format', 'json'], 0)
    const names = JSON.parse(stdout).result.tools.map(tool => tool.name).sort().join(' ')
    expect(names === 'get_current_time greet whoami', `Should list three tools; instead: ${names}`)
  })
  await check('CLI: the admin calls greet', async () => {
    const { stdout } = await ask(await tokenOf(launcher, 'admin@example.com'), greetAda, 0)
    const { message } = JSON.parse(stdout).result.structuredContent
    expect(message === 'Hello, Ada!', `Should greet Ada; instead: ${message}`)
  })
  await check('CLI: greet does not exist for a user without its permission', async () => {
    await ask(await tokenOf(launcher, 'user@example.com'), greetAda, 5)
  })
  await check('CLI: no token is refused with auth_required', async () => {
    const { stderr } = await ask(null, ['--method', 'tools/list', '--format', 'json'], 3)
    expect(stderr.includes('auth_required'), `Should say auth_required; instead: ${stderr}`)
  })
}
