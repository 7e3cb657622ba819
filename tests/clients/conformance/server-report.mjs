// Tells what the suite found, scenario by scenario, and how many of the required ones passed.

// Scenarios of an extension that the server does not offer: the suite runs them all the same, and no revision requires them.
const extension = /^tasks-/

/** `further` names scenarios that the revision does not require and that we do. */
export function tellServer(report, { name, further = [], expectsAll }, result) {
  const { required, scenarios, expected, stale, unexpected } = result
  const excusedBy = scenario => expected.filter(entry => entry.split(':')[0] === scenario).length
  const isToldBelow = scenario => unexpected.some(entry => entry.split(':')[0] === scenario)
  const failedBefore = report.failed
  let met = 0
  const asked = [...required, ...further]
  for (const scenario of asked) {
    const { passed, failed } = scenarios.get(scenario) ?? { passed: 0, failed: 'was not run' }
    const excused = excusedBy(scenario)
    report.passed += passed
    met += failed === 0 && passed > 0 && !excused && required.includes(scenario) ? 1 : 0
    if (passed + failed === 0 && !excused) {
      report.fail(`${name}: ${scenario}`, 'checked nothing')
    } else if (failed && !excused && !isToldBelow(scenario)) {
      report.fail(`${name}: ${scenario}`, `failed: ${failed}`)
    } else if (excused) {
      console.log(`known ${name}: ${scenario} (${passed} passed, ${excused} not offered)`)
    } else if (!failed) {
      console.log(`ok    ${name}: ${scenario} (${passed} passed)`)
    }
  }

  unexpected.forEach(entry => report.fail(`${name}: ${entry}`, 'fails, and is not expected to'))
  stale.forEach(entry => report.fail(`${name}: ${entry}`, 'is expected to fail, and passes: remove the entry'))
  const others = [...scenarios].filter(([scenario]) => !asked.includes(scenario))
  for (const [scenario, { failed }] of expectsAll ? others : []) {
    if (failed && !extension.test(scenario)) {
      report.fail(`${name}: ${scenario}`, `is not required, and fails: ${failed}`)
    }
  }

  if (result.code !== 0 && report.failed === failedBefore) {
    report.fail(`${name}: the suite`, `ended with ${result.code}\n${(result.stderr.trim() || result.text.trim()).slice(-2_000)}`)
  }

  const total = [...scenarios.values()].reduce((sum, { passed, failed }) => [sum[0] + passed, sum[1] + failed], [0, 0])
  const left = others.filter(([, { failed }]) => failed).length
  console.log(
    `      ${name}: ${met} of ${required.length} required scenarios; of all checks run, ${total[0]} passed and ${total[1]} failed` +
      (expectsAll && left > 0 ? ` (${left} scenarios of the tasks extension, which is not offered)` : ''),
  )
}
