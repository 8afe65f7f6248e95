import { type BrowserReport, browserReport } from '@todo/contracts'
import { afterEach, expect, test, vi } from 'vitest'
import { createOutbox } from './outbox.ts'
import { traceRequests } from './traces.ts'

afterEach(() => vi.unstubAllGlobals())

/** A window with no more of it than is used, whose fetch answers 201 or fails. */
const open = (answer: () => Promise<Response> = async () => new Response(null, { status: 201 })) => {
  const target = new EventTarget()
  const sent: { input: unknown; headers: Headers }[] = []
  const fetch = async (input: unknown, init?: RequestInit) => {
    sent.push({ input, headers: new Headers(init?.headers) })
    return answer()
  }
  const fake = { fetch }
  vi.stubGlobal('window', fake)
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('location', { pathname: '/lists/5' })
  vi.stubGlobal('innerWidth', 1440)
  const reports: BrowserReport[] = []
  const outbox = createOutbox(report => reports.push(report))
  const ended = new AbortController()
  traceRequests(outbox, ended.signal)
  const spans = () => {
    outbox.flush()
    for (const report of reports) expect(browserReport.safeParse(report).error).toBeUndefined()
    return reports.flatMap(report => report.spans)
  }
  const click = () => target.dispatchEvent(new Event('click'))
  return {
    click,
    fetch: (...args: Parameters<typeof fetch>) => fake.fetch(...args),
    sent,
    spans,
    stop: () => ended.abort(),
  }
}

test('requests after a click are its children, and carry its trace', async () => {
  const { click, fetch, sent, spans } = open()
  click()
  await fetch('/v1/todos?q=milk', { method: 'POST', headers: { 'if-match': '"6"' } })
  await fetch('/v1/lists')
  const [request, cause, second] = spans()
  expect(cause).toMatchObject({ name: 'click', page: '/lists/:listId' })
  expect(request).toMatchObject({ name: 'POST', path: '/v1/todos', status: 201, parentSpanId: cause?.spanId })
  expect(second).toMatchObject({ name: 'GET', traceId: cause?.traceId, parentSpanId: cause?.spanId })
  expect(sent[0]?.headers.get('traceparent')).toBe(`00-${cause?.traceId}-${request?.spanId}-01`)
  expect(sent[0]?.headers.get('if-match')).toBe('"6"')
})

test('a request by itself is a trace of its own, and one that fails says so', async () => {
  const { fetch, spans } = open(() => Promise.reject(new TypeError('away')))
  await expect(fetch('/v1/lists')).rejects.toThrow('away')
  expect(spans()).toMatchObject([{ name: 'GET', status: 0 }])
  expect(spans()[0]).not.toHaveProperty('parentSpanId')
})

test('what goes elsewhere is left alone, and so is everything once it is stopped', async () => {
  const { fetch, sent, spans, stop } = open()
  await fetch('https://example.org/v1/x')
  stop()
  await fetch('/v1/lists')
  expect(sent.map(({ headers }) => headers.get('traceparent'))).toEqual([null, null])
  expect(spans()).toEqual([])
})
