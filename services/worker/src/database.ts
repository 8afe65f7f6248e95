import type { Logger } from '@todo/observability'
import pg from 'pg'
import type { Config } from './config.ts'

type DatabaseConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_ROLE' | 'CONCURRENT_JOBS'>

const connection = ({ DATABASE_URL, DATABASE_ROLE }: DatabaseConfig): pg.ClientConfig => ({
  connectionString: DATABASE_URL,
  application_name: 'todo-worker',
  connectionTimeoutMillis: 2000,
  keepAlive: true,
  options: ['-c timezone=UTC', ...(DATABASE_ROLE ? [`-c role=${DATABASE_ROLE}`] : [])].join(' '),
})

/** The connections that jobs run on. */
export const openPool = (config: DatabaseConfig, logger: Logger): pg.Pool => {
  // One for each job, one to listen, one for the queue's own housekeeping.
  const pool = new pg.Pool({ ...connection(config), max: config.CONCURRENT_JOBS + 2 })
  // A broken connection is replaced at its next use; unheard, its error would end the process.
  const onError = (error: Error) => logger.warn({ err: error }, 'a database connection broke')
  pool.on('error', onError).on('connect', client => client.on('error', onError))
  return pool
}

/** One connection, whose server notices within half a minute that a machine is gone which said no goodbye. */
export const openConnection = (config: DatabaseConfig): pg.Client => {
  const { options, ...rest } = connection(config)
  const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'
  return new pg.Client({ ...rest, options: `${options} ${keepalive}` })
}
