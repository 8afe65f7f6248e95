import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { inFlight } from './measure/load.ts'
import { seed } from './seed.ts'

/** The rows that every target works on. */
export interface Dataset {
  readonly userId: string
  /** The session cookie of that user. */
  readonly cookie: string
  /** A list of 50 todos, and what is in it. */
  readonly listId: string
  readonly todoIds: readonly string[]
  /** A list of so many todos, and the position of the one nine tenths down. */
  readonly deep: { readonly listId: string; readonly rows: number; readonly row: number; readonly position: string }
  /** Lists to add to: one for each request in flight, for each target. */
  readonly lists: Readonly<Record<TargetName, readonly string[]>>
}

export const targetNames = ['api', 'bare', 'express-prisma'] as const
export type TargetName = (typeof targetNames)[number]

const ids = async (client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => id)

/** Fills a migrated database; `deepRows` is the length of the long list. */
export const fill = async (superuserUrl: string, deepRows: number): Promise<Dataset> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest()
    const row = Math.floor(deepRows * 0.9)
    const insert = async (text: string, values: unknown[] = []) => (await ids(client, text, values))[0] ?? ''
    await client.query('set session_replication_role = replica')
    const userId = await insert(seed.user)
    await client.query(seed.session, [userId, hash])
    await client.query(seed.others)
    const listId = await insert(seed.list, [userId, 'a0'])
    await client.query(seed.tags, [userId])
    const todoIds = await ids(client, seed.page, [userId, listId])
    await client.query(seed.pageTags, [userId, listId])
    await client.query(seed.pageReminders, [userId, listId])
    const deepList = await insert(seed.list, [userId, 'a1'])
    await client.query(seed.deep, [userId, deepList, deepRows])
    const position = String(row).padStart(8, '0')
    const lists = { api: [] as string[], bare: [] as string[], 'express-prisma': [] as string[] }
    for (const [t, name] of targetNames.entries()) {
      for (let l = 0; l < inFlight; l++) lists[name].push(await insert(seed.list, [userId, `b${t}${l}`]))
    }
    for (const text of seed.settle) await client.query(text)
    const deep = { listId: deepList, rows: deepRows, row, position }
    return { userId, cookie: `session=${token}`, listId, todoIds, deep, lists }
  } finally {
    await client.end()
  }
}
