import { EventEmitter } from 'node:events'
import type { Logger } from '@todo/observability'
import { parseCronItems, type Runner, run, type TaskList, type WorkerEvents, WorkerPreset } from 'graphile-worker'
import type { Config } from './config.ts'
import { openConnection, openPool } from './database.ts'
import { explainStart } from './errors.ts'
import type { Events } from './events.ts'
import { handlers } from './handlers.ts'
import type { JobHandler } from './job-handler.ts'
import { watchLiveness } from './liveness.ts'
import { openSmtp } from './mail/smtp.ts'
import { localTransport, type Transport } from './mail/transport.ts'
import { readPostgres } from './postgres-state.ts'
import { queueLog } from './queue-log.ts'
import { readQueue } from './queue-state.ts'
import { runJob } from './run-job.ts'

/** Milliseconds that running jobs have to finish once the worker was asked to stop; then their signal aborts. */
const drainMs = 15_000
/** Milliseconds between looks for jobs whose time has come: nothing announces those. */
const pollMs = 500

export interface AppOptions {
  readonly config: Config
  readonly events: Events
  readonly logger: Logger
  /** Other jobs than those of the house, for tests. */
  readonly jobs?: readonly JobHandler[]
}

/** Builds the worker; nothing connects before `start`. */
export const buildApp = ({ config, events, logger, jobs = handlers }: AppOptions) => {
  const pool = openPool(config, logger)
  const transport = openTransport(config)
  const publicUrl = config.PUBLIC_URL.replace(/\/$/, '')
  const shared = { database: pool, events, log: logger, transport, publicUrl }
  const taskList: TaskList = Object.fromEntries(
    jobs.map(handler => [handler.definition.name, (_payload, helpers) => runJob(handler, helpers, shared)]),
  )
  events.queue.observeQueue(() =>
    readQueue(
      pool,
      jobs.map(({ definition }) => definition.name),
    ),
  )
  events.postgres.observePostgres(() => readPostgres(pool))
  return {
    pool,
    transport,
    /** Takes jobs from now on, until the runner is stopped. */
    start: async (): Promise<Pick<Runner, 'stop' | 'promise'>> => {
      const queue: WorkerEvents = new EventEmitter()
      const ended = new AbortController()
      let watch: Promise<void> | undefined
      queue.once('pool:create', ({ workerPool }) => {
        const options = { database: pool, connect: () => openConnection(config), events, log: logger }
        watch = watchLiveness(options, workerPool.id, ended.signal)
      })
      try {
        const runner = await run({
          pgPool: pool,
          taskList,
          parsedCronItems: parseCronItems(jobs.flatMap(cronItem)),
          concurrency: config.CONCURRENT_JOBS,
          preset: { extends: [WorkerPreset], worker: batching(config.CONCURRENT_JOBS) },
          noHandleSignals: true,
          gracefulShutdownAbortTimeout: drainMs,
          logger: queueLog(logger),
          events: queue,
        })
        const stop = async () => {
          await runner.stop().finally(() => ended.abort())
          await watch
        }
        return { stop, promise: runner.promise }
      } catch (error) {
        ended.abort()
        throw explainStart(error, config.DATABASE_ROLE)
      }
    },
  }
}

/** Jobs are taken and reported as done many at a time, which halves what the database has to do for each. */
const batching = (concurrency: number) => ({
  pollInterval: pollMs,
  localQueue: { size: concurrency * 4, ttl: 30_000 },
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
})

const openTransport = ({ SMTP_URL, SMTP_TLS, MAIL_FROM, CONCURRENT_JOBS }: Config): Transport =>
  SMTP_URL && MAIL_FROM
    ? openSmtp({ url: SMTP_URL, tls: SMTP_TLS, from: MAIL_FROM, connections: CONCURRENT_JOBS })
    : localTransport

const cronItem = ({ definition: { name, maxAttempts }, schedule }: JobHandler) =>
  schedule ? [{ task: name, match: schedule, options: { maxAttempts, jobKey: name } }] : []
