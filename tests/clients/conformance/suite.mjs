// The official suite as a program: runs it, and reads its summary, since it writes its verdicts to no file.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { packages, root } from '../launcher.mjs'
import { run } from '../processes.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(packages, '@modelcontextprotocol/conformance')

export const program = join(folder, 'dist/index.js')
export const output = join(root, 'artifacts/conformance')

/** Runs what a revision requires of a server; every request to it carries the token. */
export async function runServerSuite({ name, url, revision, token, expected }) {
  const baseline = expected ? ['--expected-failures', join(here, expected)] : []
  const { code, stdout, stderr } = await run(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(here, 'inject-token.mjs')).href, program, 'server', '--url', url],
      ...['--output-dir', join(output, name), '--requirements', revision, ...baseline],
    ],
    { PATH: process.env.PATH, HOME: output, MCP_ORIGIN: new URL(url).origin, MCP_TOKEN: token },
    240_000,
  )
  writeFileSync(join(output, `${name}.log`), stdout + stderr)
  const text = stripVTControlCharacters(stdout)
  return { code, text, stderr, required: required(revision), ...verdicts(text) }
}

/** What the revision requires of a server, as frozen in the suite. */
function required(revision) {
  const frozen = readFileSync(join(folder, `requirements/${revision}.yaml`), 'utf8')
  return frozen.match(/^server:\n((?: {2}- \S+\n)+)/m)[1].match(/[^\s-]\S*/g)
}

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
