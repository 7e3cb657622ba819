// Counts checks and prints one line for each.
import { stripVTControlCharacters } from 'node:util'

/** The rest of a story makes no sense once one of its checks has failed. */
export class StoryBroken extends Error {}

export class Report {
  passed = 0
  failed = 0

  /** Runs one check. `onFailure` may add to what is known about it, such as a screenshot. */
  async check(name, act, onFailure = async () => {}) {
    try {
      await act()
    } catch (error) {
      this.fail(name, error)
      await onFailure().catch(() => {})
      throw new StoryBroken(name, { cause: error })
    }
    this.passed++
    console.log(`ok    ${name}`)
  }

  fail(name, error) {
    this.failed++
    const reason = stripVTControlCharacters(String(error?.message ?? error)).trimEnd()
    console.log(`FAIL  ${name}\n        ${reason.replaceAll('\n', '\n        ')}`)
  }

  /** Prints the closing line and tells the exit code. */
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    return this.failed === 0 && this.passed > 0 ? 0 : 1
  }
}

export function expect(isTrue, message) {
  if (!isTrue) {
    throw new Error(message)
  }
}

/** Asks again until the answer satisfies, and then tells it; the last answer explains a failure. */
export async function eventually(ask, satisfies, what, timeout = 20_000) {
  const end = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (satisfies(answer)) {
      return answer
    }
    if (Date.now() > end) {
      throw new Error(`${what}; instead: ${JSON.stringify(answer)}`)
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
