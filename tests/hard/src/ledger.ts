import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { Person } from './client.ts'
import { type Insistence, insist } from './insist.ts'
import type { Stand } from './stand.ts'
import type { Tally } from './tally.ts'

/** What a todo must be, after all that was acknowledged. */
interface Entry {
  readonly title: string
  readonly version: number
}

/** What was acknowledged to the writers of a test. */
export type Ledger = Map<string, Entry>

const editsOfEach = 8

/** An edit that was acknowledged and is gone, or one that was made twice. */
class Lost extends Error {
  override readonly name = 'Lost'
}

interface WriterOptions {
  readonly person: Person
  readonly insistence: Insistence
  readonly ledger: Ledger
  readonly acknowledged: Tally
}

/** Adds a todo under a key, asks for the answer again, and edits it again and again; each until its outcome is known. */
const writeOne = async ({ person, insistence, ledger, acknowledged }: WriterOptions): Promise<void> => {
  const id = randomUUIDv7()
  const { cookie, listId } = person
  const path = `/v1/todos/${id}`
  const headers = { cookie, 'idempotency-key': randomUUID() }
  const create = { method: 'POST', path: '/v1/todos', headers, body: { id, listId, title: '0' } } as const
  const created = await insist(insistence, create)
  if (created.status !== 201) throw new Lost(`create was answered ${created.status} ${created.body}`)
  ledger.set(id, { title: '0', version: 1 })
  acknowledged.add()
  const replay = await insist(insistence, create)
  if (replay.status !== 201 || replay.body !== created.body || replay.headers.etag !== created.headers.etag) {
    throw new Lost(`replayed as ${replay.status} ${replay.body} instead of ${created.body}`)
  }
  for (let version = 1; version <= editsOfEach; version++) {
    const title = String(version)
    const edit = { method: 'PATCH', path, headers: { cookie, 'if-match': `"${version}"` }, body: { title } } as const
    const answer = await insist(insistence, edit)
    const { status, body, attempts } = answer
    // After a try without an answer, the next may find that it was carried out.
    const found = status === 200 ? JSON.parse(body) : status === 412 && attempts > 1 ? JSON.parse(body).current : {}
    if (found.title !== title || found.version !== version + 1)
      throw new Lost(`edit ${title} answered ${status} ${body}`)
    ledger.set(id, { title, version: version + 1 })
    acknowledged.add()
  }
}

/** Keeps so many todos being written until told to stop. @returns when the last outcome is known */
export const keepWriting = async (writers: number, signal: AbortSignal, options: WriterOptions): Promise<void> => {
  const work = async () => {
    while (!signal.aborted) await writeOne(options)
  }
  await Promise.all(Array.from({ length: writers }, work))
}

/** The todos that are not as they were acknowledged, or not there. */
export const lostOf = async (stand: Stand, ledger: Ledger): Promise<string[]> => {
  const rows = await stand.sql<Entry & { id: string }>('select id, title, version from todos')
  const stored = new Map(rows.map(row => [row.id, row]))
  return [...ledger].flatMap(([id, { title, version }]) => {
    const row = stored.get(id)
    return row?.title === title && row.version === version ? [] : [`${id}: ${JSON.stringify(row)} instead of ${title}`]
  })
}
