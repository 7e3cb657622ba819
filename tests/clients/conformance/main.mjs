// Runs the suite: against the product as it is, against the product with the suite's fixtures, without and with sessions,
// and against the stand-in tenant.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startLauncher, tokenOf } from '../launcher.mjs'
import { endBy } from '../processes.mjs'
import { Report, StoryBroken } from '../report.mjs'
import { checkAuthorizationServer } from './authorization.mjs'
import { startFixturesHost } from './fixtures-host.mjs'
import { checkRefusals } from './refusals.mjs'
import { tellServer } from './server-report.mjs'
import { output, runServerSuite } from './suite.mjs'

// What a revision runs without requiring it, and we require.
const headers = ['http-header-validation']
const fixtures = {
  '2025-11-25': ['json-schema-2020-12'],
  '2026-07-28': ['json-schema-2020-12', 'http-custom-header-server-validation', ...headers],
}

const report = new Report()
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const end = endBy(report, 600)

/** Each server has its own turn for its two revisions; the servers are asked at the same time. */
async function runAll(turns) {
  const told = turns.map(async ({ runs }) => {
    const results = []
    for (const run of runs) {
      results.push(await runServerSuite(run))
    }

    return results
  })
  for (const [index, results] of (await Promise.all(told)).entries()) {
    results.forEach((result, turn) => tellServer(report, turns[index].runs[turn], result))
  }
}

async function main() {
  const launcher = await startLauncher(join(output, 'launcher.log'))
  const [stateless, sessions, token] = await Promise.all([
    startFixturesHost(launcher, join(output, 'fixtures.log')),
    startFixturesHost(launcher, join(output, 'fixtures-with-sessions.log'), ['--Mcp:Sessions=true']),
    tokenOf(launcher, 'admin@example.com'),
  ])
  const runsOf = (what, server, settings) => ({
    runs: Object.keys(fixtures).map(revision => ({
      name: `${what}, ${revision}`,
      url: server.mcpUrl,
      revision,
      token,
      ...settings(revision),
    })),
  })
  await runAll([
    runsOf('product', launcher, revision => ({
      expected: `expected-${revision}.yml`,
      further: revision === '2026-07-28' ? headers : [],
    })),
    runsOf('fixtures', stateless, revision => ({
      expected: revision === '2025-11-25' ? 'expected-fixtures-2025-11-25.yml' : null,
      further: fixtures[revision],
      expectsAll: true,
    })),
    runsOf('fixtures with sessions', sessions, revision => ({ further: fixtures[revision], expectsAll: true })),
  ])
  await attempt(() => checkRefusals(report, launcher, stateless))
  await attempt(() => checkAuthorizationServer(report, launcher))
  await Promise.all([launcher.stop(), stateless.stop(), sessions.stop()])
}

/** What broke is counted already. */
async function attempt(part) {
  try {
    await part()
  } catch (error) {
    if (!(error instanceof StoryBroken)) {
      report.fail('the run itself', error.stack ?? error)
    }
  }
}

await attempt(main)
await end()
