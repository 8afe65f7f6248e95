import { setTimeout } from 'node:timers/promises'
import { type Received, startSmtpSink } from '../../../services/worker/src/testing/smtp-sink.ts'
import type { BenchSession } from '../bench-session.ts'
import { cpuClock, used } from '../measure/cpu.ts'
import { quantile } from '../measure/statistics.ts'
import { startWorker } from '../targets.ts'

export interface ReminderExtent {
  readonly count: number
  /** Milliseconds over which their times are spread evenly. */
  readonly overMs: number
}

/** Reminders that came due, and how late their mails were at the mail server, in milliseconds. */
export interface Reminders extends ReminderExtent {
  /** Mails that the server took, and how many of those it had before. */
  readonly mails: number
  readonly twice: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  /** CPU milliseconds a reminder. */
  readonly worker: number
  readonly database: number
}

/** Todos with a reminder each: $1 user, $2 list, $3 how many, $4 the first instant, $5 milliseconds between two. */
const insert = `with added as (
    insert into todos (id, list_id, title, position)
      select uuidv7(), $2, 'Todo ' || n, lpad(n::text, 9, '0') from generate_series(1, $3::int) n returning id, position)
  insert into reminders (id, todo_id, user_id, at)
    select uuidv7(), id, $1, $4::timestamptz + (position::int - 1) * $5::float8 * interval '1 ms' from added`

/** Brings reminders and their jobs forward, all at once: writing them takes as long as the machine is busy. */
const bringForward = (ms: number) => `begin;
  set local session_replication_role = replica;
  update reminders set at = at - interval '${ms} ms', remind_at = remind_at - interval '${ms} ms' where remind_at > now();
  update graphile_worker._private_jobs j set run_at = r.remind_at, payload = (j.payload::jsonb || jsonb_build_object(
      'remindAt', to_char(r.remind_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
    from reminders r where j.key = 'send-reminder ' || r.id;
  commit`

const hour = 3_600_000
/** Milliseconds from bringing them forward until the first is due. */
const lead = 5000

/** As Postgres comes, while the other measurements are kept from its interference. */
const vacuuming = ['alter system reset autovacuum', 'select pg_reload_conf()']

/** Milliseconds to wait for a mail after the last one. */
const patience = 20_000

/** Has many reminders come due, and measures when their mails are at a mail server, which is in this process. */
export const measureReminders = async (session: BenchSession, extent: ReminderExtent): Promise<Reminders> => {
  const { administer, data, postmaster } = session
  const { count, overMs } = extent
  await using sink = await openSink()
  // A queue is not one without: what jobs leave behind slows those that follow.
  for (const text of vacuuming) await administer(text)
  await using worker = await startWorker(session, sink.url)
  const written = Date.now() + hour
  await administer(insert, [data.writer.id, data.remindersListId, count, new Date(written), overMs / count])
  const first = Date.now() + lead
  await administer(bringForward(written - first))
  const late = Date.now() - first
  if (late > 0) throw new Error(`The reminders were brought forward ${late} ms after the first was due: try again.`)
  const read = () => Promise.all([cpuClock.ofProcess(worker.pid), cpuClock.ofChildren(postmaster)])
  await setTimeout(-late)
  const [workerBefore, databaseBefore] = await read()
  await arrival(sink.received, count)
  const [workerAfter, databaseAfter] = await read()
  const lateness = await latenessOf(session, sink.received)
  return {
    ...extent,
    mails: sink.received.length,
    twice: sink.received.length - new Set(sink.received.map(({ messageId }) => messageId)).size,
    p50: quantile(lateness, 0.5),
    p95: quantile(lateness, 0.95),
    p99: quantile(lateness, 0.99),
    max: quantile(lateness, 1),
    worker: used(workerBefore, workerAfter) / count,
    database: used(databaseBefore, databaseAfter) / count,
  }
}

const openSink = async () => {
  const sink = await startSmtpSink()
  return { ...sink, [Symbol.asyncDispose]: sink.close }
}

/** Resolves when all mails are there. @throws Error when none has come for a while */
const arrival = async (received: readonly Received[], count: number) => {
  const quietFor = () => Date.now() - (received.at(-1)?.at ?? started)
  const started = Date.now()
  while (received.length < count) {
    await setTimeout(100)
    if (quietFor() > patience) throw new Error(`Of ${count} mails only ${received.length} came.`)
  }
}

const latenessOf = async ({ administer }: BenchSession, received: readonly Received[]): Promise<number[]> => {
  const { rows } = await administer('select id, wanted_at from mails')
  const wanted = new Map<string, number>(rows.map(row => [row.id, row.wanted_at.getTime()]))
  return received.map(({ messageId, at }) => at - (wanted.get(messageId.slice(1, 37)) ?? Number.NaN))
}
