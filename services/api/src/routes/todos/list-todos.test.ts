import type { Todo } from '@todo/contracts'
import { describe, expect, it } from 'vitest'
import { makeList, makeTag, makeTodo, readTodos, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)
const [home, garden, attic] = [await makeList(ada), await makeList(ada), await makeList(ada)]
const [work, errand] = [await makeTag(ada, 'Work'), await makeTag(ada, 'Errand')]

// Many equal keys: several lists have the same positions, several todos the same due date and time, most have none.
const dues = [
  null,
  { date: '2026-03-01' },
  { date: '2026-03-01', time: '09:00' },
  { date: '2026-02-28', time: '09:00', timeZone: 'Europe/Berlin' },
]
const priorities = ['none', 'high', 'high'] as const
const all: Todo[] = []
for (let n = 0; n < 26; n++) {
  const fields = {
    title: `${n}`,
    due: dues[n % dues.length],
    priority: priorities[n % 3],
    tagIds: n % 5 === 0 ? [work.id] : n % 7 === 0 ? [errand.id] : [],
  }
  all.push(await makeTodo(ada, (n % 2 ? home : garden).id, fields))
}
await makeTodo(ada, attic.id, { title: 'archived', due: { date: '2026-03-01' }, tagIds: [work.id] })
await ada.agent.post(`/v1/lists/${attic.id}/archive`).expect(200)

type Page = { items: Todo[]; nextCursor: string | null }
/** Follows the cursors from page to page. */
const readAll = async (query: object): Promise<Todo[]> => {
  const items: Todo[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { body, headers } = await ada.agent
      .get('/v1/todos')
      .query({ ...query, ...(cursor && { cursor }) })
      .expect(200)
    const page: Page = body
    items.push(...page.items)
    cursor = page.nextCursor
    expect(headers['link'] === undefined).toBe(cursor === null)
  }
  return items
}
const dueKey = ({ due, id }: Todo) => `${due?.date ?? 'never'} ${due?.time ?? '24:00'} ${id}`
const byKey = (key: (todo: Todo) => string) => (one: Todo, other: Todo) => (key(one) < key(other) ? -1 : 1)

describe('pages', () => {
  const orders = [
    ['position', [...all].sort(byKey(({ listId, position }) => `${listId} ${position}`))],
    ['due', [...all].sort(byKey(dueKey))],
    ['created', [...all].sort(byKey(({ id }) => id)).reverse()],
  ] as const

  it.each(orders.flatMap(([sort, expected]) => [1, 7, 26, 200].map(limit => ({ sort, limit, expected }))))(
    'of $limit, by $sort, are together the whole collection, each todo once and in order',
    async ({ sort, limit, expected }) => {
      const titles = (todos: readonly Todo[]) => todos.map(({ title }) => title)
      expect(titles(await readAll({ sort, limit }))).toEqual(titles(expected))
    },
  )

  it('go on after what was there, whatever is added or deleted meanwhile', async () => {
    const { id: listId } = await makeList(ada)
    const todos = []
    for (let n = 0; n < 6; n++) todos.push(await makeTodo(ada, listId, { title: `${n}` }))
    const first = await ada.agent.get('/v1/todos').query({ listId, limit: 3 })
    await makeTodo(ada, listId, { title: 'before', place: 'first' })
    await ada.agent.delete(`/v1/todos/${todos[2]?.id}`).set('if-match', '*').expect(204)
    const second = await ada.agent
      .get('/v1/todos')
      .query({ listId, limit: 3, cursor: first.body.nextCursor })
      .expect(200)
    expect(second.body.items.map(({ title }: Todo) => title)).toEqual(['3', '4', '5'])
    await ada.agent.delete(`/v1/lists/${listId}`).set('if-match', '*').expect(204)
  })

  it('are linked (RFC 8288) with the filters that they have', async () => {
    const { headers, body } = await ada.agent.get('/v1/todos').query({ limit: 2, priority: 'high' }).expect(200)
    const [, next = ''] = /^<(.+)>; rel="next"$/.exec(headers['link'] ?? '') ?? []
    const linked = await ada.agent.get(next).expect(200)
    const named = await ada.agent.get('/v1/todos').query({ limit: 2, priority: 'high', cursor: body.nextCursor })
    expect(linked.body).toEqual(named.body)
  })
})

describe('filters', () => {
  const expectTitles = async (query: object, keep: (todo: Todo) => boolean) =>
    expect((await readTodos(ada, query)).map(({ title }) => title).sort()).toEqual(
      all
        .filter(keep)
        .map(({ title }) => title)
        .sort(),
    )

  it.each<[object, (todo: Todo) => boolean]>([
    [{}, () => true],
    [{ listId: home.id }, ({ listId }) => listId === home.id],
    [{ priority: 'high' }, ({ priority }) => priority === 'high'],
    [{ priority: 'low' }, () => false],
    [{ tagId: work.id }, ({ tagIds }) => tagIds.includes(work.id)],
    [{ dueFrom: '2026-03-01' }, ({ due }) => due?.date === '2026-03-01'],
    [{ dueTo: '2026-02-28' }, ({ due }) => due?.date === '2026-02-28'],
    [{ dueFrom: '2026-02-28', dueTo: '2026-03-01' }, ({ due }) => due !== null],
    [{ dueFrom: '2026-03-02' }, () => false],
    [
      { priority: 'high', listId: garden.id, tagId: errand.id },
      todo => todo.priority === 'high' && todo.listId === garden.id && todo.tagIds.includes(errand.id),
    ],
  ])('%o', expectTitles)

  it('done and trashed', async () => {
    const { id: listId } = await makeList(ada)
    const make = () => makeTodo(ada, listId)
    const [open, done, trashed] = [await make(), await make(), await make()]
    await ada.agent.post(`/v1/todos/${done.id}/complete`).expect(200)
    await ada.agent.post(`/v1/todos/${trashed.id}/trash`).expect(200)
    const idsOf = async (query: object) => (await readTodos(ada, { listId, ...query })).map(({ id }) => id)
    expect(await idsOf({})).toEqual([open.id, done.id])
    expect(await idsOf({ done: true })).toEqual([done.id])
    expect(await idsOf({ done: false })).toEqual([open.id])
    expect(await idsOf({ trashed: true })).toEqual([trashed.id])
  })
})

describe('400', () => {
  const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

  it('a cursor of other filters, of another order, forged or no cursor at all: the field is named', async () => {
    for (const [sort, keys] of [
      ['position', ['x'.repeat(36), 'a0']],
      ['due', ['2026-02-30', '99:99', home.id]],
      ['created', ['-'.repeat(36)]],
    ] as const) {
      const { body } = await ada.agent.get('/v1/todos').query({ sort, limit: 1 }).expect(200)
      const [print] = JSON.parse(Buffer.from(body.nextCursor, 'base64url').toString())
      const cursors = [forge(print, ...keys), forge(print), 'nonsense'].map(cursor => ({ sort, cursor }))
      const otherwise = { sort: sort === 'due' ? 'created' : 'due', cursor: body.nextCursor }
      for (const query of [...cursors, { sort, priority: 'high', cursor: body.nextCursor }, otherwise]) {
        const answer = await ada.agent.get('/v1/todos').query(query).expect(400)
        expect(answer.body.errors).toEqual([{ field: 'cursor', message: expect.stringContaining('nextCursor') }])
      }
    }
  })
})
