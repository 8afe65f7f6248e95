import type { Logger } from '@todo/observability'
import { Logger as QueueLogger } from 'graphile-worker'

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** What the queue has to say goes to the service's log, but for the outcome of jobs, which is logged with its context. */
export const queueLog = (logger: Logger) =>
  new QueueLogger(({ label }) => (level, message, { success, failure }) => {
    if (!success && !failure) logger[levels[level]]({ queue: label }, message)
  })
