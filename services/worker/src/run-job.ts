import { type Context, context, type Link, propagation, trace } from '@opentelemetry/api'
import { traceKey } from '@todo/contracts'
import { errorMessage, inSpan, type Logger, redactText } from '@todo/observability'
import type { Job, JobHelpers } from 'graphile-worker'
import { HopelessError, type JobContext, type JobHandler } from './job-handler.ts'

/** A job that waited longer is not part of what its producer did: its trace is linked, not continued. */
const continuedMs = 60_000

/**
 * One attempt at a job: its span, its measurement and its log line.
 * @throws Error without the values of the first one, since the queue keeps the message
 */
export const runJob = async (handler: JobHandler, helpers: JobHelpers, shared: Omit<JobContext, 'signal'>) => {
  const { job, abortSignal: signal } = helpers
  const { name } = handler.definition
  const log = shared.log.child({ job: name, job_id: job.id, attempt: job.attempts })
  const started = performance.now()
  const finish = (outcome: 'ok' | 'failed') => {
    const milliseconds = performance.now() - started
    shared.events.jobDuration.record({ job: name, outcome }, milliseconds / 1000)
    return { outcome, duration_ms: Math.round(milliseconds * 100) / 100 }
  }
  await inTraceOf(name, job, async () => {
    try {
      await handler.handle(job.payload, { ...shared, log, signal })
      log.info(finish('ok'), 'job done')
    } catch (error) {
      if (error instanceof HopelessError) await giveUp(shared.database, job.id)
      throw logFailure(log, finish('failed'), error)
    }
  })
}

/** Uses up the attempts: the queue keeps the job with its error, to be looked at and replayed, and tries it no more. */
const giveUp = (database: JobContext['database'], jobId: string) =>
  database.query('update graphile_worker._private_jobs set attempts = max_attempts where id = $1', [jobId])

const logFailure = (log: Logger, fields: object, error: unknown): Error => {
  log.error({ ...fields, err: error }, 'job failed')
  return new Error(error instanceof Error ? redactText(errorMessage(error)) : 'a value that is no error was thrown')
}

/** @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ (not yet stable) */
const inTraceOf = (name: string, job: Job, work: () => Promise<void>) => {
  const { parent, links } = origin(job)
  const attributes = {
    'messaging.system': 'graphile_worker',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': name,
    'messaging.message.id': job.id,
  }
  return context.with(parent, () => inSpan(`process ${name}`, { kind: 'consumer', attributes, links }, work))
}

/** Where the span hangs: under its producer's when it ran at once, else on its own with a link to it. */
const origin = (job: Job): { parent: Context; links: Link[] } => {
  const { [traceKey]: traceparent } = job.payload as { [traceKey]?: string }
  const producer = propagation.extract(context.active(), { traceparent })
  const spanContext = trace.getSpanContext(producer)
  if (!spanContext) return { parent: context.active(), links: [] }
  const continued = job.run_at.getTime() - job.created_at.getTime() < continuedMs
  return continued ? { parent: producer, links: [] } : { parent: context.active(), links: [{ context: spanContext }] }
}
