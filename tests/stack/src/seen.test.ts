import { boards, type Panel, type Query } from '@todo/observability-stack/dashboards'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { asking } from './ask.ts'
import { Life, launchBrowser } from './life.ts'
import { hasData, substituted } from './panels.ts'
import { openStand, type Stand } from './stand.ts'

const patience = { timeout: 90_000, interval: 500 }
let stand: Stand
let browser: Browser
let life: Life
let ask: ReturnType<typeof asking>

beforeAll(async () => {
  stand = await openStand()
  browser = await launchBrowser()
  life = new Life(stand, browser)
  ask = asking(stand)
})
afterAll(async () => {
  await life?.[Symbol.asyncDispose]()
  await browser?.close()
  await stand?.[Symbol.asyncDispose]()
})

const panels = boards.flatMap(({ uid, rows }) =>
  rows.flatMap(row => row.panels.filter(({ emptyUntil }) => !emptyUntil).map(panel => ({ board: uid, ...panel }))),
)

describe('every panel shows something while people use the app', () => {
  test.each(panels)('$board: $title', async ({ queries }: Panel) => {
    const answered = (query: Query) => expect.poll(() => hasData(ask, query), patience).toBe(true)
    for (const query of queries) await answered(query)
  })
})

test('from a point of a graph to its trace, its log lines, and back', async () => {
  const panel = panels.find(({ board, title }) => board === 'api' && title === 'Duration')
  const expr = substituted(panel?.queries.find(({ exemplars }) => exemplars)?.expr ?? '')
  const traceId = await vi.waitUntil(
    async () => {
      for (const id of (await ask.exemplars(expr)).toReversed()) if ((await ask.trace(id)).length > 0) return id
      return undefined
    },
    { timeout: 60_000, interval: 500 },
  )
  // The query of the data source Jaeger in grafana/datasources.
  const lines = await vi.waitUntil(
    async () => {
      const found = await ask.lines(`{service_name=~".+"} | trace_id="${traceId}"`)
      return found.some(({ labels }) => labels['service_name'] === 'api') ? found : undefined
    },
    { timeout: 60_000, interval: 500 },
  )
  const spans = await ask.trace(lines[0]?.labels['trace_id'] ?? '')
  expect(spans.map(({ spanId }) => spanId)).toContain(
    lines.find(({ labels }) => labels['service_name'] === 'api')?.labels['span_id'],
  )
})
