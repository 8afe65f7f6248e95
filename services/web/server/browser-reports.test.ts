import type { BrowserReport } from '@todo/contracts'
import { startOtlpReceiver } from '@todo/observability/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startBoth } from './app.fixture.ts'

let servers: Awaited<ReturnType<typeof startBoth>>
let collector: Awaited<ReturnType<typeof startOtlpReceiver>>
beforeAll(async () => {
  collector = await startOtlpReceiver()
  servers = await startBoth((_request, response) => response.end(), collector.url)
})
afterAll(async () => {
  await servers.stop()
  await collector.close()
})

const traceId = '0af7651916cd43dd8448eb211c80319c'
const now = Date.now()
const click = { traceId, spanId: 'b7ad6b7169203331', name: 'click', start: now, end: now + 5, page: '/lists' } as const
const report: BrowserReport = {
  device: 'phone',
  vitals: [
    { name: 'lcp', value: 1.2, page: '/lists' },
    { name: 'cls', value: 0.02, page: '/lists' },
  ],
  errors: [{ type: 'TypeError', message: 'x of ada@example.org', frames: ['at a.js:1:2'], at: now, page: '/lists' }],
  spans: [
    click,
    { ...click, spanId: 'b7ad6b7169203332', parentSpanId: click.spanId, name: 'POST', path: '/v1/todos', status: 201 },
  ],
}

const send = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${servers.url}/telemetry`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('204', () => {
  it('a report is measured by page and device, and passed on as OTLP', async () => {
    expect((await send(report)).status).toBe(204)
    const labels = '{url_template="/lists",device_class="phone"}'
    const metrics = await servers.metrics()
    expect(metrics).toContain(`browser_web_vital_lcp_seconds_sum${labels} 1.2`)
    expect(metrics).toContain(`browser_web_vital_cls_count${labels} 1`)
    expect(metrics).toContain('browser_errors_total{url_template="/lists",error_type="TypeError"} 1')
    await vi.waitUntil(() => collector.spans.length === 2 && collector.logs.length === 3)
    expect(collector.spans).toMatchObject([
      { traceId, name: 'click /lists', resource: { 'service.name': 'browser' } },
      { parentSpanId: click.spanId, name: 'POST', kind: 3, attributes: { 'http.response.status_code': 201 } },
    ])
    expect(collector.logs.at(-1)?.attributes).toMatchObject({ 'exception.message': 'x of [redacted]' })
    await vi.waitFor(async () =>
      expect(await servers.metrics()).toContain('browser_reports_total{outcome="accepted"} 1'),
    )
  })
})

describe('refused', () => {
  it.each([
    ['is no JSON', '{', 400],
    ['holds what is not asked for', { ...report, title: 'Milk' }, 400],
    ['names a page that is none', { ...report, vitals: [{ name: 'lcp', value: 1, page: '/lists/5' }] }, 400],
    ['is of another time', { ...report, spans: [{ ...click, start: 1, end: 2 }] }, 400],
    ['is too large', ' '.repeat(70_000), 413],
  ])('what %s', async (_what, body, status) => {
    expect((await send(body)).status).toBe(status)
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['an origin that is not ours', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('what comes from %s', async (_what, headers) => {
    expect((await send(report, headers)).status).toBe(403)
  })

  it('what comes too often', async () => {
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await send(report)).status))
    expect(statuses).toContain(429)
    expect(statuses).toContain(204)
    expect(await servers.metrics()).toMatch(/browser_reports_total\{outcome="refused"\} [1-9]/)
  })
})

it('a collector that is away loses reports, and nobody waits for it', async () => {
  const alone = await startBoth((_request, response) => response.end(), 'http://127.0.0.1:9')
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${alone.url}/telemetry`, { method: 'POST', headers, body: JSON.stringify(report) })
  expect(answer.status).toBe(204)
  await vi.waitFor(async () => expect(await alone.metrics()).toContain('browser_reports_total{outcome="lost"} 1'))
  await alone.stop()
})

it('pages are told how much is wanted', async () => {
  expect(await (await fetch(`${servers.url}/telemetry`)).json()).toEqual({ sampleRatio: 0.5 })
})
