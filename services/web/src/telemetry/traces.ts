import type { BrowserReport } from '@todo/contracts'
import type { Outbox } from './outbox.ts'
import { currentPage } from './page.ts'

type Span = BrowserReport['spans'][number]

/** Milliseconds after a click or key in which a request counts as its consequence. */
const consequence = 1000
const methods: readonly string[] = ['GET', 'POST', 'PATCH', 'DELETE'] satisfies Span['name'][]

const random = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), byte => byte.toString(16).padStart(2, '0')).join('')

interface Interaction {
  readonly traceId: string
  readonly spanId: string
  readonly start: number
  reported: boolean
}

/**
 * Lets each request to the API carry on the trace of the click or key before it (W3C Trace Context), and reports both.
 * An interaction without a request is nobody's business.
 */
export const traceRequests = (outbox: Outbox, signal: AbortSignal): void => {
  let last: Interaction | undefined
  const begin = () => {
    last = { traceId: random(16), spanId: random(8), start: Date.now(), reported: false }
  }
  addEventListener('click', begin, { capture: true, signal })
  addEventListener('keydown', begin, { capture: true, signal })

  const fetchAsBefore = window.fetch
  const traced: typeof fetch = async (input, init = {}) => {
    const { method = 'GET' } = init
    const path = typeof input === 'string' ? input.replace(/[?#].*/, '') : ''
    if (!path.startsWith('/v1/') || !methods.includes(method)) return fetchAsBefore(input, init)
    const cause = last && Date.now() - last.start < consequence ? last : undefined
    const span = { traceId: cause?.traceId ?? random(16), spanId: random(8), start: Date.now(), page: currentPage() }
    const headers = new Headers(init.headers)
    headers.set('traceparent', `00-${span.traceId}-${span.spanId}-01`)
    const end = (status: number) => report({ ...span, name: method as Span['name'], path, status }, cause)
    try {
      const response = await fetchAsBefore(input, { ...init, headers })
      end(response.status)
      return response
    } catch (error) {
      end(0)
      throw error
    }
  }
  window.fetch = traced
  signal.addEventListener('abort', () => {
    window.fetch = fetchAsBefore
  })

  const report = (span: Omit<Span, 'end'>, cause: Interaction | undefined) => {
    const end = Date.now()
    outbox.add('spans', { ...span, end, ...(cause && { parentSpanId: cause.spanId }) })
    if (!cause || cause.reported) return
    cause.reported = true
    const { traceId, spanId, start } = cause
    outbox.add('spans', { traceId, spanId, name: 'click', start, end, page: span.page })
  }
}
