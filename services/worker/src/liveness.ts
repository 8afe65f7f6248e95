import { setTimeout } from 'node:timers/promises'
import type { Logger } from '@todo/observability'
import type pg from 'pg'
import type { Events } from './events.ts'

/**
 * The queue takes a job for abandoned after four hours. Here every worker holds an advisory lock under its name in the
 * queue for as long as it lives, and the jobs of a name whose lock is free go to others within seconds.
 */
interface LivenessOptions {
  readonly database: pg.Pool
  /** A connection to hold the lock on, apart from the pool, whose connections come and go. */
  readonly connect: () => pg.Client
  readonly events: Events
  readonly log: Logger
}

/** Milliseconds between two looks for workers that died. */
const lookEvery = 10_000
/** Milliseconds that a name without a lock is given: a worker takes its first jobs before it has the lock. */
const graceMs = 1000
/** Milliseconds to wait before the lock's connection is opened again. */
const reconnectMs = 500

const key = `hashtext('todo-worker'), hashtext($1)`

const findDead = `select array_agg(distinct locked_by) as names from graphile_worker._private_jobs j
  where locked_by is not null and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = hashtext('todo-worker')::oid and l.objid = hashtext(j.locked_by)::oid)`

/** Holds the lock of `name` and recovers the jobs of the dead, until the signal aborts. */
export const watchLiveness = async (options: LivenessOptions, name: string, signal: AbortSignal): Promise<void> => {
  await Promise.all([holdLock(options, name, signal), recoverForever(options, signal)])
}

const holdLock = async ({ connect, log }: LivenessOptions, name: string, signal: AbortSignal) => {
  while (!signal.aborted) {
    const client = connect()
    // Resolves when the connection is gone, whoever ended it.
    const ended = new Promise<void>(resolve => client.once('end', resolve))
    client.on('error', error => log.warn({ err: error }, 'the connection that shows this worker alive broke'))
    const end = () => void client.end().catch(() => {})
    signal.addEventListener('abort', end)
    try {
      await client.connect()
      await client.query(`select pg_advisory_lock(${key})`, [name])
      if (signal.aborted) end()
      await ended
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'this worker could not show that it is alive')
      end()
    }
    signal.removeEventListener('abort', end)
    await pause(reconnectMs, signal)
  }
}

const recoverForever = async (options: LivenessOptions, signal: AbortSignal) => {
  while (!signal.aborted) {
    try {
      await recover(options, signal)
    } catch (error) {
      options.log.warn({ err: error }, 'the jobs of dead workers could not be looked for')
    }
    await pause(lookEvery, signal)
  }
}

const recover = async ({ database, events, log }: LivenessOptions, signal: AbortSignal) => {
  const suspects = await deadNames(database)
  if (suspects.length === 0) return
  await pause(graceMs, signal)
  if (signal.aborted) return
  const dead = (await deadNames(database)).filter(name => suspects.includes(name))
  if (dead.length === 0) return
  await database.query('select graphile_worker.force_unlock_workers($1)', [dead])
  events.jobsRecovered.add({}, dead.length)
  log.warn({ workers: dead.length }, 'jobs of workers that died are given to others')
}

const deadNames = async (database: pg.Pool): Promise<string[]> => {
  const { rows } = await database.query<{ names: string[] | null }>(findDead)
  return rows[0]?.names ?? []
}

const pause = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {})
