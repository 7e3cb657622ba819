// Starts programs, and stops every one of them however the run ends.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const running = new Set()

// The last resort: an exit that nobody awaited must leave nothing behind.
process.on('exit', () => running.forEach(started => signal(started, 'SIGKILL')))

/** Starts a program in a process group of its own, which Ctrl+C in the terminal does not reach. */
export function start(command, args, { env, cwd, log }) {
  const output = openSync(log, 'w')
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  const started = { child, log, exited: null }
  started.exited = new Promise(resolve => {
    child.on('error', error => resolve(`could not start: ${error.message}`))
    child.on('exit', (code, by) => resolve(by ?? code))
  }).finally(() => running.delete(started))
  running.add(started)
  return started
}

/** Waits until an address answers with success. */
export async function answers(started, url, timeout = 60_000) {
  const end = Date.now() + timeout
  while (Date.now() < end) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok) {
      return
    }
    const ended = await Promise.race([started.exited.then(how => ({ how })), pause(100)])
    if (ended) {
      throw new Error(`ended (${ended.how}) before it answered:\n${tail(started.log)}`)
    }
  }
  throw new Error(`${url} does not answer:\n${tail(started.log)}`)
}

/** Interrupts a program as Ctrl+C does, and tells how it ended. */
export async function stop(started) {
  signal(started, 'SIGINT')
  const ended = await Promise.race([started.exited.then(how => ({ how })), pause(10_000)])
  if (!ended) {
    signal(started, 'SIGKILL')
    return 'SIGKILL, because it did not stop'
  }
  return ended.how
}

/**
 * Sees to it that the run ends, by a signal or by TIME_LIMIT if need be, and that nothing is left running then.
 * What it returns ends the run with the report's closing line.
 */
export function endBy(report, seconds) {
  const limit = Number(process.env.TIME_LIMIT ?? seconds)
  const exit = async code => {
    await Promise.all([...running].map(stop))
    process.exit(code)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(name, () => void exit(130))
  }

  const end = () => exit(report.close())
  setTimeout(() => {
    report.fail('time limit', `not done after ${limit} s`)
    void end()
  }, limit * 1000)
  return end
}

/** Runs a program to its end. */
export function run(command, args, env, timeout = 30_000) {
  return new Promise(resolve => {
    const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const started = { child }
    running.add(started)
    const expiry = setTimeout(() => signal(started, 'SIGKILL'), timeout)
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', text => (stdout += text))
    child.stderr.on('data', text => (stderr += text))
    const end = code => {
      clearTimeout(expiry)
      running.delete(started)
      resolve({ code, stdout, stderr })
    }
    child.on('error', error => end(error.message))
    child.on('close', (code, by) => end(by ?? code))
  })
}

/** Ports that are free now, below the range that the kernel hands to outgoing connections. */
export async function freePorts(count) {
  const held = []
  while (held.length < count) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const servers = await Promise.all([hold(port, '127.0.0.1'), hold(port, '::1')])
    if (servers.includes(null)) {
      await Promise.all(servers.map(release))
    } else {
      held.push({ port, servers })
    }
  }
  await Promise.all(held.flatMap(({ servers }) => servers.map(release)))
  return held.map(({ port }) => port)
}

function hold(port, host) {
  return new Promise(resolve => {
    const server = createServer()
    // A machine without IPv6 has no port there that could be taken.
    server.on('error', error => resolve(error.code === 'EADDRINUSE' ? null : undefined))
    server.listen({ port, host }, () => resolve(server))
  })
}

const release = server => server && new Promise(resolve => server.close(resolve))

function signal({ child }, name) {
  try {
    process.kill(-child.pid, name)
  } catch {
    // It has ended already.
  }
}

const tail = log => readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
