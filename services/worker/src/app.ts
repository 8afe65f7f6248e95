import type { Logger } from '@todo/observability'
import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Config } from './config.ts'
import { explainStart } from './errors.ts'
import type { Events } from './events.ts'
import type { JobHandler } from './job-handler.ts'
import { purgeExpiredSessionsHandler } from './jobs/purge-expired-sessions.ts'
import { queueLog } from './queue-log.ts'
import { runJob } from './run-job.ts'

/** Every job of the house. */
const handlers: readonly JobHandler[] = [purgeExpiredSessionsHandler]

/** Milliseconds that running jobs have to finish once the worker was asked to stop; then their signal aborts. */
const drainMs = 15_000

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
  const shared = { database: pool, events, log: logger }
  const taskList: TaskList = Object.fromEntries(
    jobs.map(handler => [handler.definition.name, (_payload, helpers) => runJob(handler, helpers, shared)]),
  )
  return {
    pool,
    /** Takes jobs from now on, until the runner is stopped. */
    start: async (): Promise<Runner> => {
      try {
        return await run({
          pgPool: pool,
          taskList,
          parsedCronItems: parseCronItems(jobs.flatMap(cronItem)),
          concurrency: config.CONCURRENT_JOBS,
          noHandleSignals: true,
          gracefulShutdownAbortTimeout: drainMs,
          logger: queueLog(logger),
        })
      } catch (error) {
        throw explainStart(error, config.DATABASE_ROLE)
      }
    },
  }
}

const cronItem = ({ definition: { name, maxAttempts }, schedule }: JobHandler) =>
  schedule ? [{ task: name, match: schedule, options: { maxAttempts, jobKey: name } }] : []

const openPool = ({ DATABASE_URL, DATABASE_ROLE, CONCURRENT_JOBS }: Config, logger: Logger) => {
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    application_name: 'todo-worker',
    // One for each job, one to listen, one for the queue's own housekeeping.
    max: CONCURRENT_JOBS + 2,
    connectionTimeoutMillis: 2000,
    options: ['-c timezone=UTC', ...(DATABASE_ROLE ? [`-c role=${DATABASE_ROLE}`] : [])].join(' '),
  })
  // A broken connection is replaced at its next use; unheard, its error would end the process.
  const onError = (error: Error) => logger.warn({ err: error }, 'a database connection broke')
  pool.on('error', onError).on('connect', client => client.on('error', onError))
  return pool
}
