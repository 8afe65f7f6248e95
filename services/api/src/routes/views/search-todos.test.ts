import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'
import { toTsQuery } from './search-todos.ts'

const api = await startApi()
const [ada, stranger] = [await signUp(api), await signUp(api)]
const { id: listId } = await makeList(ada)
await makeTodo(ada, listId, { title: 'Buy oat milk', notes: 'The blue carton' })
await makeTodo(ada, listId, { title: 'Return the carton', notes: '' })
await makeTodo(ada, listId, { title: 'Zürich: Fähre buchen' })
await makeTodo(stranger, (await makeList(stranger)).id, { title: 'Buy oat milk for the stranger' })
const trashed = await makeTodo(ada, listId, { title: 'Buy oat biscuits' })
await ada.agent.post(`/v1/todos/${trashed.id}/trash`).expect(200)

const search = async (q: string) =>
  (await ada.agent.get('/v1/search').query({ q }).expect(200)).body.items.map(({ title }: { title: string }) => title)

describe('200', () => {
  it.each([
    ['whole words', 'oat milk', ['Buy oat milk']],
    ['beginnings of words', 'bu mi', ['Buy oat milk']],
    ['any case and any order', 'MILK buy', ['Buy oat milk']],
    ['other alphabets and accents', 'zürich fäh', ['Zürich: Fähre buchen']],
    ['a near miss in a title', 'Retrun the carton', ['Return the carton']],
    ['titles before notes', 'carton', ['Return the carton', 'Buy oat milk']],
    ['nothing for what is not there', 'parachute', []],
  ])('finds %s', async (_what, q, expected) => {
    expect(await search(q)).toEqual(expected)
  })

  it.each([`'`, '!', '&|()', `milk' | 'x`, '\\', ':*', '%', '<->', '日本'])('takes %s as text', async q => {
    await ada.agent.get('/v1/search').query({ q }).expect(200)
  })

  it('finds nothing of others, whatever it finds of one’s own', async () => {
    const { body } = await stranger.agent.get('/v1/search').query({ q: 'oat' }).expect(200)
    expect(body.items).toHaveLength(1)
    expect(body.items[0].title).toContain('stranger')
  })

  it('makes each word a beginning that must be there', () => {
    expect(toTsQuery('  Buy  mi! ')).toBe('Buy:* & mi:*')
    expect(toTsQuery('!?')).toBe('')
  })
})

describe('400', () => {
  it.each([[{}], [{ q: ' ' }], [{ q: 'x'.repeat(201) }], [{ q: 'a', limit: 0 }]])('for %j', async query => {
    await ada.agent.get('/v1/search').query(query).expect(400)
  })
})
