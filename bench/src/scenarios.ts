import { randomUUID } from 'node:crypto'
import { listTodosQuery } from '@todo/contracts'
import type { TodoRow } from '../../services/api/src/routes/todos/row.ts'
import { cursorAfter } from '../../services/api/src/routes/todos/selection.ts'
import type { BenchSession } from './bench-session.ts'
import { type Dataset, type Person, type TargetName, targetNames } from './dataset.ts'
import type { LoadRequest } from './measure/load.ts'

/** What every todo server does. */
export const ordinaryNames = ['list', 'item', 'create', 'create-once'] as const

export const scenarioNames = [...ordinaryNames, 'search', 'today', 'upcoming', 'all', 'no-changes', 'changes'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** What is asked, in words. */
export const titles: Readonly<Record<ScenarioName, string>> = {
  list: 'List of 50 todos',
  item: 'One todo',
  create: 'Create a todo',
  'create-once': 'Create a todo, with an Idempotency-Key',
  search: 'Search by a word, 50 found',
  today: 'Today, 50 todos',
  upcoming: 'Upcoming, 50 todos',
  all: 'All, 50 todos',
  'no-changes': 'Changes, when there are none',
  changes: 'Changes, a page of 100',
}

export const isRead = (name: ScenarioName): boolean => !name.startsWith('create')

/** Who is asked: the ordinary server has ordinary operations only. */
export const targetsOf = (name: ScenarioName): readonly TargetName[] =>
  (ordinaryNames as readonly ScenarioName[]).includes(name) ? targetNames : ['api', 'bare']

/** Gives the requests of one worker after the other. */
export type Requests = (worker: number) => LoadRequest

const get = ({ cookie }: Person, path: string, query: Record<string, string> = {}): LoadRequest => ({
  method: 'GET',
  path: `${path}?${new URLSearchParams(query)}`,
  headers: { cookie },
})

/** The place in the feed behind all that has happened. */
const feedEnd = async ({ administer }: BenchSession): Promise<string> =>
  `${(await administer('select app.feed_end()::text as xid')).rows[0].xid}-0`

type Page = Exclude<ScenarioName, 'item' | 'create' | 'create-once'>

/** Requests that are the same each time. */
const pages: Record<Page, (session: BenchSession) => LoadRequest | Promise<LoadRequest>> = {
  list: ({ data }) => get(data.reader, '/v1/todos', { listId: data.listId, limit: '50' }),
  search: ({ data }) => get(data.reader, '/v1/search', { q: 'weekend', limit: '50' }),
  today: ({ data }) => get(data.reader, '/v1/views/today', { limit: '50' }),
  upcoming: ({ data }) => get(data.reader, '/v1/views/upcoming', { limit: '50' }),
  all: ({ data }) => get(data.reader, '/v1/views/all', { limit: '50' }),
  'no-changes': async session =>
    get(session.data.reader, '/v1/changes', { since: await feedEnd(session), limit: '100' }),
  changes: ({ data }) => get(data.reader, '/v1/changes', { since: '0-0', limit: '100' }),
}

/** The requests of a scenario to one target. */
export const requestsOf = async (name: ScenarioName, target: TargetName, session: BenchSession): Promise<Requests> => {
  const { reader, writer, todoIds, lists } = session.data
  if (name === 'item') {
    let turn = 0
    return () => get(reader, `/v1/todos/${todoIds[turn++ % todoIds.length]}`)
  }
  if (name !== 'create' && name !== 'create-once') {
    const request = await pages[name](session)
    return () => request
  }
  const headers = { cookie: writer.cookie, 'content-type': 'application/json' }
  return worker => ({
    method: 'POST',
    path: '/v1/todos',
    headers: name === 'create' ? headers : { ...headers, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ listId: lists[target][worker], title: 'Call the plumber', notes: 'Before noon' }),
  })
}

/** The first page of the long list, or the page that follows the row nine tenths down. */
export const deepRequests = (where: 'first' | 'deep', { writer, deep }: Dataset): Requests => {
  const query = { listId: deep.listId, limit: '50' }
  const row = { list_id: deep.listId, position: deep.position } as TodoRow
  const cursor = where === 'deep' && { cursor: cursorAfter(listTodosQuery.parse(query), row) }
  const request = get(writer, '/v1/todos', { ...query, ...cursor })
  return () => request
}
