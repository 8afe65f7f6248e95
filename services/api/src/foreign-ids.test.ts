import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeBelongings } from './testing/examples.ts'
import { join, makeTag, makeTodo, readTodo, readTodos, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const other = await signUp(api)
const ada = await signUp(api)

interface Refusal {
  readonly what: string
  readonly path: string
  readonly method?: 'post' | 'patch'
  readonly body: (id: string) => object
  readonly status: number
  readonly code: string
}

const [foreign, own] = [await makeBelongings(api, other), await makeBelongings(api, ada)]
await makeTodo(other, foreign.list.id, { parentId: foreign.parent.id, tagIds: [foreign.tag.id] })
const anew = { listId: own.list.id, title: 'Mine' }
const move = `/v1/todos/${own.todo.id}/move`
const parent = { status: 409, code: 'parent-not-possible' }
const place = { status: 409, code: 'place-not-possible' }
const list = { status: 404, code: 'not-found' }
const tags = { status: 400, code: 'validation-failed' }

const lists: Refusal[] = [
  { what: 'create-todo listId', path: '/v1/todos', body: listId => ({ ...anew, listId }), ...list },
  { what: 'move-todo listId', path: move, body: listId => ({ listId }), ...list },
]
const todos: Refusal[] = [
  { what: 'create-todo parentId', path: '/v1/todos', body: parentId => ({ ...anew, parentId }), ...parent },
  { what: 'create-todo before', path: '/v1/todos', body: before => ({ ...anew, place: { before } }), ...place },
  { what: 'create-todo after', path: '/v1/todos', body: after => ({ ...anew, place: { after } }), ...place },
  { what: 'move-todo parentId', path: move, body: parentId => ({ parentId }), ...parent },
  { what: 'move-todo before', path: move, body: before => ({ place: { before } }), ...place },
  { what: 'move-todo after', path: move, body: after => ({ place: { after } }), ...place },
]
const listPlaces: Refusal[] = [
  {
    what: 'move-list before',
    path: `/v1/lists/${own.list.id}/move`,
    body: before => ({ place: { before } }),
    ...place,
  },
  { what: 'move-list after', path: `/v1/lists/${own.list.id}/move`, body: after => ({ place: { after } }), ...place },
]
const tagging: Refusal[] = [
  { what: 'create-todo tagIds', path: '/v1/todos', body: id => ({ ...anew, tagIds: [id] }), ...tags },
  {
    what: 'update-todo tagIds',
    path: `/v1/todos/${own.todo.id}`,
    method: 'patch',
    body: id => ({ tagIds: [own.tag.id, id] }),
    ...tags,
  },
]
const cases = [
  ...lists.map(refusal => ({ ...refusal, id: foreign.list.id })),
  ...listPlaces.map(refusal => ({ ...refusal, id: foreign.list.id })),
  ...todos.map(refusal => ({ ...refusal, id: foreign.todo.id })),
  ...tagging.map(refusal => ({ ...refusal, id: foreign.tag.id })),
]

describe('what others own, named in a body, is answered like what does not exist', () => {
  it.each(cases)('$status $what', async ({ path, method = 'post', body, status, code, id }) => {
    const send = (named: string) => ada.agent[method](path).set('if-match', '*').send(body(named))
    const [refused, absent] = [await send(id), await send(randomUUIDv7())]
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect({ ...refused.body, requestId: null }).toEqual({ ...absent.body, requestId: null })
    expect(await readTodo(ada, own.todo.id)).toEqual(own.todo)
    expect(await readTodo(other, foreign.todo.id)).toEqual(foreign.todo)
  })

  it.each(['listId', 'parentId', 'tagId'])('200 with nothing for the filter %s', async filter => {
    const id = { listId: foreign.list.id, parentId: foreign.parent.id, tagId: foreign.tag.id }[filter]
    expect(await readTodos(other, { [filter]: id })).not.toEqual([])
    expect(await readTodos(ada, { [filter]: id })).toEqual([])
  })
})

describe('in a list that two share', () => {
  it('200 each sees and filters by tags and reminders of their own alone', async () => {
    const [{ list, todo, tag }, bob] = [await makeBelongings(api, ada), await signUp(api)]
    await join(api, bob, list.id, 'editor')
    const bobs = await makeTag(bob, 'Errand')
    const edit = (agent: typeof ada.agent, fields: object) =>
      agent.patch(`/v1/todos/${todo.id}`).set('if-match', '*').send(fields).expect(200)
    await edit(ada.agent, { tagIds: [tag.id], reminders: [{ minutesBefore: 5 }] })
    await edit(bob.agent, { tagIds: [bobs.id], reminders: [{ minutesBefore: 10 }] })
    const [forAda, forBob] = [await readTodo(ada, todo.id), await readTodo(bob, todo.id)]
    expect([forAda.tagIds, forAda.reminders]).toEqual([[tag.id], [{ minutesBefore: 5 }]])
    expect([forBob.tagIds, forBob.reminders]).toEqual([[bobs.id], [{ minutesBefore: 10 }]])
    expect(await readTodos(ada, { tagId: bobs.id })).toEqual([])
    await bob.agent
      .patch(`/v1/todos/${todo.id}`)
      .set('if-match', '*')
      .send({ tagIds: [tag.id] })
      .expect(400)
  })

  it('403 for moving a todo into a list where one only reads', async () => {
    const [theirs, bob] = [await makeBelongings(api, ada), await signUp(api)]
    await join(api, bob, theirs.list.id, 'viewer')
    const { todo } = await makeBelongings(api, bob)
    const { body } = await bob.agent.post(`/v1/todos/${todo.id}/move`).send({ listId: theirs.list.id }).expect(403)
    expect(body.code).toBe('role-too-low')
  })
})
