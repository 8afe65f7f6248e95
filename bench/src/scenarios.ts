import { randomUUID } from 'node:crypto'
import { listTodosQuery } from '@todo/contracts'
import type { TodoRow } from '../../services/api/src/routes/todos/row.ts'
import { cursorAfter } from '../../services/api/src/routes/todos/selection.ts'
import type { Dataset, TargetName } from './dataset.ts'
import type { LoadRequest } from './measure/load.ts'

export const scenarioNames = ['list', 'item', 'create', 'create-once'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** What is asked, in words. */
export const titles: Readonly<Record<ScenarioName, string>> = {
  list: 'List of 50 todos',
  item: 'One todo',
  create: 'Create a todo',
  'create-once': 'Create a todo, with an Idempotency-Key',
}

/** Gives the requests of one worker after the other. */
export type Requests = (worker: number) => LoadRequest

const pageOf = (headers: Record<string, string>, query: Record<string, string>): LoadRequest => ({
  method: 'GET',
  path: `/v1/todos?${new URLSearchParams(query)}`,
  headers,
})

/** The requests of a scenario to one target. */
export const requestsOf = (scenario: ScenarioName, target: TargetName, data: Dataset): Requests => {
  const headers = { cookie: data.cookie }
  if (scenario === 'list') {
    const request = pageOf(headers, { listId: data.listId, limit: '50' })
    return () => request
  }
  if (scenario === 'item') {
    let turn = 0
    return () => {
      const id = data.todoIds[turn++ % data.todoIds.length]
      return { method: 'GET', path: `/v1/todos/${id}`, headers }
    }
  }
  const json = { ...headers, 'content-type': 'application/json' }
  return worker => ({
    method: 'POST',
    path: '/v1/todos',
    headers: scenario === 'create' ? json : { ...json, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ listId: data.lists[target][worker], title: 'Call the plumber', notes: 'Before noon' }),
  })
}

/** The first page of the long list, or the page that follows the row nine tenths down. */
export const deepRequests = (where: 'first' | 'deep', { cookie, deep }: Dataset): Requests => {
  const query = { listId: deep.listId, limit: '50' }
  const row = { list_id: deep.listId, position: deep.position } as TodoRow
  const cursor = where === 'deep' && { cursor: cursorAfter(listTodosQuery.parse(query), row) }
  const request = pageOf({ cookie }, { ...query, ...cursor })
  return () => request
}
