// tests/ConformanceHost: the product's program with the suite's fixtures, trusting the launcher's tenant.
import { join } from 'node:path'
import { root } from '../launcher.mjs'
import { answers, freePorts, start, stop } from '../processes.mjs'

export async function startFixturesHost(launcher, log, settings = []) {
  const [port] = await freePorts(1)
  const configuration = process.env.Configuration ? ['-c', process.env.Configuration] : []
  const origin = `http://localhost:${port}`
  const started = start(
    'dotnet',
    [
      ...['run', '--no-build', '--no-launch-profile', '--project', join(root, 'tests/ConformanceHost'), ...configuration],
      ...['--', '--environment=Development', `--Server:Port=${port}`, `--Server:PublicUrl=${origin}`],
      // The tenant hands out tokens for the launcher's server, and knows no other.
      ...[`--Auth0:Domain=${new URL(launcher.tenant).host}`, `--Auth0:Audience=${new URL('/', launcher.mcpUrl)}`],
      ...settings,
    ],
    { env: process.env, cwd: root, log },
  )
  await answers(started, `${origin}/healthz/ready`)
  return { mcpUrl: `${origin}/mcp`, stop: () => stop(started) }
}
