import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { inFlight } from './measure/load.ts'
import { seed } from './seed.ts'

/** Somebody with an account, and the cookie of a session. */
export interface Person {
  readonly id: string
  readonly cookie: string
}

/** The rows that every target works on. */
export interface Dataset {
  /** Who has ten lists of 50 todos each, and only reads. */
  readonly reader: Person
  /** One of those lists, and what is in it. */
  readonly listId: string
  readonly todoIds: readonly string[]
  /** Who has all lists below. */
  readonly writer: Person
  /** A list of so many todos, and the position of the one nine tenths down. */
  readonly deep: { readonly listId: string; readonly rows: number; readonly row: number; readonly position: string }
  /** A list that many follow, and their cookies. */
  readonly sharedListId: string
  readonly followers: readonly string[]
  /** A list whose todos will be reminded of. */
  readonly remindersListId: string
  /** Lists to add to: one for each request in flight, for each target. */
  readonly lists: Readonly<Record<TargetName, readonly string[]>>
}

export const targetNames = ['api', 'bare', 'express-prisma'] as const
export type TargetName = (typeof targetNames)[number]

/** One for each target; what is no ordinary operation, the ordinary server is not asked for. */
export type OfTargets<Value> = Readonly<Record<'api' | 'bare', Value> & Partial<Record<TargetName, Value>>>

const ids = async (client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => id)
const insert = async (client: pg.Client, text: string, values: unknown[]): Promise<string> =>
  (await ids(client, text, values))[0] ?? ''

const newToken = () => {
  const token = randomBytes(32).toString('base64url')
  return { cookie: `session=${token}`, hash: createHash('sha256').update(token).digest() }
}

const insertPerson = async (client: pg.Client, name: string): Promise<Person> => {
  const { cookie, hash } = newToken()
  const id = await insert(client, seed.user, [name])
  await client.query(seed.session, [id, hash])
  return { id, cookie }
}

/** A list shared by so many of the others, of whom there are a thousand. */
const fillShared = async (client: pg.Client, owner: Person, count: number) => {
  const listId = await insert(client, seed.list, [owner.id, 'c1'])
  const tokens = Array.from({ length: count }, newToken)
  await client.query(seed.followers, [listId, tokens.map(({ hash }) => hash)])
  return { sharedListId: listId, followers: tokens.map(({ cookie }) => cookie) }
}

/** Ten lists of fifty todos; answers with the last list and its todos. */
const fillLists = async (client: pg.Client, userId: string) => {
  await client.query(seed.tags, [userId])
  let listId = ''
  let todoIds: string[] = []
  for (let n = 0; n < 10; n++) {
    listId = await insert(client, seed.list, [userId, `a${n}`])
    todoIds = await ids(client, seed.page, [userId, listId])
    await client.query(seed.pageTags, [userId, listId])
    await client.query(seed.pageReminders, [userId, listId])
  }
  return { listId, todoIds }
}

/** The long list. Its indexes of words are made afterwards: row by row they take a minute. */
const fillDeep = async (client: pg.Client, userId: string, rows: number) => {
  const listId = await insert(client, seed.list, [userId, 'a0'])
  const definitions = await ids(client, seed.wordIndexes)
  await client.query(seed.dropWordIndexes)
  await client.query(seed.deep, [userId, listId, rows])
  for (const definition of definitions) await client.query(definition)
  const row = Math.floor(rows * 0.9)
  return { listId, rows, row, position: String(row).padStart(8, '0') }
}

/** How many rows there are. */
export interface DatasetSize {
  /** Todos in the long list. */
  readonly deepRows: number
  /** Members of the shared list, a thousand at most. */
  readonly followers: number
}

/** Fills a migrated database. */
export const fill = async (superuserUrl: string, { deepRows, followers }: DatasetSize): Promise<Dataset> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(seed.others)
    const reader = await insertPerson(client, 'reader')
    const { listId, todoIds } = await fillLists(client, reader.id)
    await client.query(seed.changes, [reader.id])
    const writer = await insertPerson(client, 'writer')
    const deep = await fillDeep(client, writer.id, deepRows)
    const lists = { api: [] as string[], bare: [] as string[], 'express-prisma': [] as string[] }
    for (const [t, name] of targetNames.entries()) {
      for (let l = 0; l < inFlight; l++) lists[name].push(await insert(client, seed.list, [writer.id, `b${t}${l}`]))
    }
    const shared = await fillShared(client, writer, followers)
    const remindersListId = await insert(client, seed.list, [writer.id, 'c0'])
    for (const text of seed.settle) await client.query(text)
    return { reader, listId, todoIds, writer, deep, ...shared, remindersListId, lists }
  } finally {
    await client.end()
  }
}
