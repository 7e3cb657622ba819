// Runs the suite for each revision and tells its verdicts, scenario by scenario.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { packages, root, startLauncher, tokenOf } from '../launcher.mjs'
import { endBy, run } from '../processes.mjs'
import { Report } from '../report.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const suite = join(packages, '@modelcontextprotocol/conformance')
const output = join(root, 'artifacts/conformance')

const revisions = {
  '2025-11-25': [],
  // Run for this revision and not required by it; a proxy in front of the server relies on these headers.
  '2026-07-28': ['http-header-validation'],
}

const report = new Report()
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
const end = endBy(report, 300)

function runSuite(revision, launcher, token) {
  return run(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(here, 'inject-token.mjs')).href, join(suite, 'dist/index.js'), 'server'],
      ...['--url', launcher.mcpUrl, '--output-dir', join(output, revision), '--requirements', revision],
      ...['--expected-failures', join(here, `expected-${revision}.yml`)],
    ],
    { PATH: process.env.PATH, HOME: output, MCP_ORIGIN: new URL(launcher.mcpUrl).origin, MCP_TOKEN: token },
    120_000,
  )
}

/** What the revision requires of a server, as frozen in the suite. */
function required(revision) {
  const frozen = readFileSync(join(suite, `requirements/${revision}.yaml`), 'utf8')
  return frozen.match(/^server:\n((?: {2}- \S+\n)+)/m)[1].match(/[^\s-]\S*/g)
}

/** Reads the summary, since the suite writes its verdicts to no file. */
function verdicts(text) {
  const summary = text.split('=== SUMMARY ===').at(-1)
  const scenarios = [...summary.matchAll(/^[✓✗] (\S+): (\d+) passed, (\d+) failed/gm)]
  const under = title =>
    [...(summary.match(new RegExp(`^${title}.*\\n((?: {2}\\S .*\\n?)*)`, 'm'))?.[1] ?? '').matchAll(/\S+$/gm)].flat()
  return {
    scenarios: new Map(scenarios.map(([, name, passed, failed]) => [name, { passed: +passed, failed: +failed }])),
    expected: under('Expected failures'),
    stale: under('Stale baseline entries'),
    unexpected: under('Unexpected failures \\(not in baseline\\)'),
  }
}

function tell(revision, further, { code, stdout, stderr }) {
  const text = stripVTControlCharacters(stdout)
  const { scenarios, expected, stale, unexpected } = verdicts(text)
  const failedBefore = report.failed
  for (const scenario of [...required(revision), ...further]) {
    const { passed, failed } = scenarios.get(scenario) ?? { passed: 0, failed: 'was not run' }
    const excused = expected.filter(entry => entry.split(':')[0] === scenario).length
    report.passed += passed
    if (failed && !excused && !unexpected.some(entry => entry.split(':')[0] === scenario)) {
      report.fail(`${revision}: ${scenario}`, `failed: ${failed}`)
    } else if (excused) {
      console.log(`known ${revision}: ${scenario} (${passed} passed, ${excused} not offered)`)
    } else if (!failed) {
      console.log(`ok    ${revision}: ${scenario} (${passed} passed)`)
    }
  }

  unexpected.forEach(entry => report.fail(`${revision}: ${entry}`, 'fails, and is not expected to'))
  stale.forEach(entry => report.fail(`${revision}: ${entry}`, 'is expected to fail, and passes: remove the entry'))
  if (code !== 0 && report.failed === failedBefore) {
    report.fail(`${revision}: the suite`, `ended with ${code}\n${(stderr.trim() || text.trim()).slice(-2_000)}`)
  }
}

async function main() {
  const launcher = await startLauncher(join(output, 'launcher.log'))
  const token = await tokenOf(launcher, 'admin@example.com')
  for (const [revision, further] of Object.entries(revisions)) {
    const ended = await runSuite(revision, launcher, token)
    writeFileSync(join(output, `${revision}.log`), ended.stdout + ended.stderr)
    tell(revision, further, ended)
  }

  await launcher.stop()
}

await main().catch(error => report.fail('the run itself', error.stack ?? error))
await end()
