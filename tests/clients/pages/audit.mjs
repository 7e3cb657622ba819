// What every page has to be, whoever made it. Each function tells its findings, and an empty list is good.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from '../launcher.mjs'

const axe = readFileSync(join(packages, 'axe-core/axe.min.js'), 'utf8')

/** All rules of axe that are not experiments, and the size of targets (WCAG 2.2), which it leaves out by itself. */
export async function barriers(page) {
  // Evaluated by the debugger, which the page's content security policy does not concern.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { 'target-size': { enabled: true } } }))
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html}`))
}

/** Nothing is wider than the window, down to the 320 pixels of WCAG 2.2, 1.4.10. */
export async function overflow(page) {
  const whole = page.viewportSize()
  const findings = []
  for (const width of new Set([whole.width, Math.min(whole.width, 320)])) {
    await page.setViewportSize({ ...whole, width })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    if (needed > width) {
      findings.push(`at ${width} pixels the page is ${needed} wide`)
    }
  }
  await page.setViewportSize(whole)
  return findings
}

/** Goes round with the Tab key: every control is reached, in reading order, and shows that it has the focus. */
export async function keyboard(page) {
  const names = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden])')]
    window.controls = controls.filter(control => control.checkVisibility())
    return window.controls.map(control => control.outerHTML.slice(0, 120))
  })
  const reached = []
  const unseen = new Set()
  for (let press = 0; press < names.length * 2 + 2 && new Set(reached).size < names.length; press++) {
    await page.keyboard.press('Tab')
    const { index, isSeen } = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
      const box = document.activeElement.getBoundingClientRect()
      const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0
      return {
        index: window.controls.indexOf(document.activeElement),
        isSeen: isInside && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
      }
    })
    if (index >= 0) {
      reached.push(index)
      if (!isSeen) {
        unseen.add(index)
      }
    }
  }
  const round = reached.map((index, place) => [reached[place - 1], index]).slice(1)
  return [
    ...names.filter((_, index) => !reached.includes(index)).map(name => `Tab does not reach ${name}`),
    ...[...unseen].map(index => `the focus cannot be seen on ${names[index]}`),
    ...round
      .filter(([before, index]) => index !== (before + 1) % names.length)
      .map(([before, index]) => `Tab jumps from ${names[before]} to ${names[index]}`),
  ]
}

/** Collects from now on what the pages of a context complain about, and what they ask of others than these origins. */
export function watch(context, origins) {
  const complaints = []
  context.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  context.on('weberror', error => complaints.push(String(error.error())))
  context.on('request', request => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && !origins.includes(origin)) {
      complaints.push(`asks for ${request.url()}`)
    }
  })
  return complaints
}
