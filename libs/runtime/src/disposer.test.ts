import { createLogger } from '@todo/observability'
import { expect, test } from 'vitest'
import { createDisposer } from './disposer.ts'

function disposer() {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger({ name: 'test', destination: { write: line => lines.push(JSON.parse(line)) } })
  return { ...createDisposer(logger), lines }
}

test('the last taken is let go of first, one after the other', async () => {
  const { defer, dispose } = disposer()
  const order: string[] = []
  for (const label of ['database', 'jobs', 'http']) {
    defer(label, async () => {
      order.push(`${label} begins`)
      await Promise.resolve()
      order.push(`${label} done`)
    })
  }
  expect(await dispose()).toBe(true)
  expect(order).toEqual(['http begins', 'http done', 'jobs begins', 'jobs done', 'database begins', 'database done'])
})

test.each([
  ['fails', () => Promise.reject(new Error('away')), 'away'],
  ['throws', () => JSON.parse(''), 'Unexpected end of JSON input'],
  ['takes too long', () => new Promise(() => {}), 'not done after 20 ms'],
])('one that %s is named, and the others are let go of all the same', async (_case, work, message) => {
  const { defer, dispose, lines } = disposer()
  let closed = false
  defer('database', () => {
    closed = true
  })
  defer('jobs', work, { timeoutMs: 20 })
  expect(await dispose()).toBe(false)
  expect(closed).toBe(true)
  expect(lines).toMatchObject([{ level: 'error', disposing: 'jobs', err: { message } }])
})
