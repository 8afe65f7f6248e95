import { expect, test } from 'vitest'
import { factor } from './config.ts'
import { record } from './figures.ts'
import { probe, version } from './schemathesis.ts'
import { Stand } from './stand.ts'

test('schemathesis finds nothing undocumented and no 5xx: all checks, positive, negative and stateful', async () => {
  await using stand = await Stand.opened({ durable: false })
  // The cookie as the document names it.
  const replica = await stand.replica({ PUBLIC_URL: 'https://todo.example' })
  const { code, output } = await probe(replica.url, 5 * factor)
  expect(code, output).toBe(0)
  const [, cases] = /([\d,]+) generated/.exec(output) ?? []
  const [, operations] = /Tested: (\d+)/.exec(output) ?? []
  expect(Number(operations)).toBeGreaterThanOrEqual(40)
  record('schemathesis', { version, operations: Number(operations), cases: Number(cases) })
})
