import { expect, test } from 'vitest'
import { keepAlive, type Person, signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import { keepWriting, type Ledger } from './ledger.ts'
import { poll, type Reader, stream } from './readers.ts'
import type { Replica } from './replica.ts'
import { Stand } from './stand.ts'
import { Tally } from './tally.ts'

/** What a reader must have seen: every change of their lists and their own, in the order of the feed. */
const committedFor = async (stand: Stand, { person, start }: Reader): Promise<string[]> => {
  const rows = await stand.sql<{ place: string }>(
    `select xid || '-' || seq as place from changes
      where (user_id = $1 or user_id is null and list_id in (select list_id from members where user_id = $1))
        and (xid, seq) > (split_part($2, '-', 1)::xid8, split_part($2, '-', 2)::bigint)
      order by changes.xid, changes.seq`,
    person.id,
    start,
  )
  return rows.map(({ place }) => place)
}

/** Two people who share a list and have one each, and their writers and readers on both replicas. */
const crowd = async (stand: Stand, replicas: readonly Replica[], write: AbortSignal, read: AbortSignal) => {
  const [first, second] = replicas as [Replica, Replica]
  const [ada, bob] = await Promise.all([signUp(first.url), signUp(second.url)])
  await stand.sql(
    `insert into members (list_id, user_id, role, position) values ($1, $2, 'editor', 'c0')`,
    ada.listId,
    bob.id,
  )
  const acknowledged = new Tally()
  let turn = 0
  const next = () => replicas[turn++ % replicas.length]?.url ?? ''
  const following = (person: Person) => ({ person, next, signal: read })
  const readers = await Promise.all([
    poll(following(ada)),
    stream(following(ada)),
    poll(following(bob)),
    stream(following(bob)),
  ])
  const ledger: Ledger = new Map()
  const insistence = {
    agent: keepAlive(12),
    get url() {
      return next()
    },
    up: () => Promise.any(replicas.map(({ up }) => up)),
  }
  const shared = { ...bob, listId: ada.listId }
  const writing = [ada, shared, bob].map(person => keepWriting(3, write, { person, insistence, ledger, acknowledged }))
  return { ada, readers, acknowledged, writing: Promise.all(writing) }
}

/** A transaction that has changed something and does not end yet. @returns its number, and how to end it */
const hold = async (stand: Stand, { listId }: Person) => {
  const { client, [Symbol.asyncDispose]: close } = await stand.connect()
  await client.query('begin')
  await client.query(`update lists set name = name || '!' where id = $1`, [listId])
  const { rows } = await client.query('select pg_current_xact_id()::text as xid')
  const end = async (how: 'commit' | 'rollback') => {
    await client.query(how)
    await close()
  }
  return { xid: BigInt(rows[0].xid), end }
}

const newest = ({ seen }: Reader) => BigInt(seen.at(-1)?.split('-')[0] ?? 0)

test('every reader sees every committed change once and in order, whatever happens to the replicas', async () => {
  await using stand = await Stand.opened()
  const replicas = await Promise.all([stand.replica(), stand.replica()])
  const [one, other] = replicas as [Replica, Replica]
  const writersDone = new AbortController()
  const readersDone = new AbortController()
  const { ada, readers, acknowledged, writing } = await crowd(stand, replicas, writersDone.signal, readersDone.signal)
  const rounds = 2 * factor
  for (let round = 0; round < rounds; round++) {
    await acknowledged.more(40)
    await one.kill()
    await acknowledged.more(20)
    await one.start()
    const held = await hold(stand, { ...ada, listId: ada.listId })
    await acknowledged.more(40)
    // What commits after it began waits for it: else its own change would be skipped.
    expect(readers.map(newest).filter(xid => xid >= held.xid)).toEqual([])
    expect(await other.stop()).toBe(0)
    await held.end(round % 2 === 0 ? 'commit' : 'rollback')
    await acknowledged.more(20)
    await other.start()
  }
  writersDone.abort()
  await writing
  const truths = await Promise.all(readers.map(reader => committedFor(stand, reader)))
  await expect
    .poll(() => readers.map(({ seen }, index) => seen.at(-1) === truths[index]?.at(-1)), { timeout: 30_000 })
    .toEqual([true, true, true, true])
  readersDone.abort()
  for (const [index, { kind, seen }] of readers.entries()) expect(seen, kind).toEqual(truths[index])
  const changes = truths.map(({ length }) => length)
  const reconnections = readers.map(({ reconnections }) => reconnections)
  record('change-feed', { kills: rounds, restarts: rounds, held: rounds, changes, reconnections, skipped: 0, twice: 0 })
})
