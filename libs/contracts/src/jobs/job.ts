import type { z } from 'zod'

/** What a producer needs to know of a job; the handler is the worker's alone. */
export interface JobDefinition<Payload = unknown> {
  /** The task of the queue, the same as the file's name. */
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** How often it is tried; the time between tries grows exponentially, to some three days over 25. */
  readonly maxAttempts: number
}

/** The key of a payload under which the trace of the producer travels, as a W3C `traceparent`. */
export const traceKey = '_trace'
