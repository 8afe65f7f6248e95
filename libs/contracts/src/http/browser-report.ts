import { z } from 'zod'

/** Templates of the app's screens: which todo or list it was is nobody's business. */
export const pageTemplates = [
  '/',
  '/lists',
  '/lists/:listId',
  '/lists/:listId/todos/:todoId',
  '/:view',
  '/:view/todos/:todoId',
  '/search',
  '/trash',
  '/settings',
  '/invitations',
  'other',
] as const

const page = z.enum(pageTemplates)
const traceId = z.string().regex(/^(?!0+$)[0-9a-f]{32}$/)
const spanId = z.string().regex(/^(?!0+$)[0-9a-f]{16}$/)
/** Milliseconds since 1970. */
const instant = z.number().int().positive()

/** One of the Core Web Vitals: seconds, or the score of `cls`. @see https://web.dev/articles/vitals */
const vital = z.strictObject({ name: z.enum(['lcp', 'inp', 'cls']), value: z.number().min(0).max(3600), page })

/** An error that nothing caught, without what people wrote: no quoted words, and of the stack only its frames. */
const uncaughtError = z.strictObject({
  type: z.string().regex(/^[A-Za-z]{1,60}$/),
  message: z.string().max(300),
  frames: z.array(z.string().max(300)).max(20),
  at: instant,
  page,
})

/** A click or key, or a request that followed it. */
const span = z.strictObject({
  traceId,
  spanId,
  parentSpanId: spanId.optional(),
  name: z.enum(['click', 'GET', 'POST', 'PATCH', 'DELETE']),
  /** Of the request, without its query. */
  path: z
    .string()
    .regex(/^\/v1\/[a-z0-9/-]{0,200}$/)
    .optional(),
  /** Of the answer; 0 when there was none. */
  status: z.number().int().min(0).max(599).optional(),
  start: instant,
  end: instant,
  page,
})

/** What a browser whose user agreed tells of a visit. */
export const browserReport = z.strictObject({
  device: z.enum(['phone', 'tablet', 'desktop']),
  vitals: z.array(vital).max(20),
  errors: z.array(uncaughtError).max(10),
  spans: z.array(span).max(100),
})

export type BrowserReport = z.infer<typeof browserReport>

/** How much of it is wanted. */
export const browserReportSettings = z.strictObject({
  /** The share of visits that report vitals and traces, from 0 to 1; errors are reported by all. */
  sampleRatio: z.number().min(0).max(1),
})
