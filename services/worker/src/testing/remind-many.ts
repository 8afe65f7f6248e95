import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { startSmtpSink } from './smtp-sink.ts'
import { spawnWorker } from './spawn-worker.ts'

interface RemindManyOptions {
  /** Of the owner of a migrated database that nobody else uses. */
  readonly databaseUrl: string
  readonly reminders: number
  /** Milliseconds over which their times are spread evenly; 0 for all at one moment. */
  readonly overMs: number
  /** Milliseconds until the first is due: time to write them all, and to start the worker. */
  readonly leadMs: number
  readonly env?: Record<string, string>
}

/** Lateness in milliseconds, from a reminder's time to the mail server's having its mail. */
export interface Lateness {
  readonly mails: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** One user's list of todos, with a reminder for each. $1 how many, $2 the first instant, $3 milliseconds between two. */
const insertAll = `with reader as (
    insert into users (id, email, name) values (uuidv7(), 'ada@example.org', 'Ada') returning id),
  own as (insert into settings (user_id, daily_digest) select id, false from reader),
  home as (insert into lists (id, name, created_by) select uuidv7(), 'Home', id from reader returning id),
  member as (insert into members (list_id, user_id, role, position) select home.id, reader.id, 'owner', 'a0' from home, reader)
  insert into todos (id, list_id, title, position)
    select uuidv7(), home.id, 'Todo ' || n, 'a' || lpad(n::text, 9, '0') from home, generate_series(1, $1::int) as n`
const insertReminders = `insert into reminders (id, todo_id, user_id, at)
  select uuidv7(), t.id, m.user_id, $1::timestamptz + (row_number() over (order by t.position) - 1) * $2::float8 * interval '1 ms'
    from todos t join members m on m.list_id = t.list_id`

/**
 * Has many reminders come due, and measures how late their mails are at a mail server of this process.
 *
 * @throws Error when the first was due before the worker was ready
 */
export const remindMany = async (options: RemindManyOptions): Promise<Lateness> => {
  const { databaseUrl, reminders, overMs, leadMs, env } = options
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const sink = await startSmtpSink()
  const smtp = { SMTP_URL: sink.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org', LOG_LEVEL: 'warn' }
  try {
    await client.query(insertAll, [reminders])
    const first = new Date(Date.now() + leadMs)
    await client.query(insertReminders, [first, overMs / reminders])
    const worker = await spawnWorker({ DATABASE_URL: databaseUrl, ...smtp, ...env })
    if (Date.now() > first.getTime())
      throw new Error(`All was ready ${Date.now() - first.getTime()} ms too late: raise leadMs.`)
    const deadline = first.getTime() + overMs + 120_000
    while (sink.received.length < reminders && Date.now() < deadline) await setTimeout(100)
    worker.child.kill('SIGTERM')
    await worker.ended
    const { rows } = await client.query<{ id: string; wanted_at: Date }>('select id, wanted_at from mails')
    const wanted = new Map(rows.map(row => [row.id, row.wanted_at.getTime()]))
    return summarise(sink.received.map(({ messageId, at }) => at - (wanted.get(messageId.slice(1, 37)) ?? Number.NaN)))
  } finally {
    await sink.close()
    await client.end()
  }
}

const summarise = (lateness: number[]): Lateness => {
  const sorted = lateness.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { mails: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}
