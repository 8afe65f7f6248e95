import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from './client.ts'
import { ifMatch, once } from './conditions.ts'
import { Failure } from './failure.ts'

const answerWith = (answer: () => Response | Promise<Response>) => {
  const fetched = vi.fn(async (_address: string, _init: RequestInit) => answer())
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failureIn = (call: Promise<unknown>): Promise<Failure> =>
  call.then(
    () => Promise.reject(new Error('it succeeded')),
    error => error,
  )

afterEach(() => vi.unstubAllGlobals())

describe('a call', () => {
  it('fills the path, the query and the headers, and answers the body', async () => {
    const fetched = answerWith(() => Response.json({ items: [], nextCursor: null }))
    const query = { limit: 2, listId: 'a&b' }
    expect(await api.GET('/v1/todos', { params: { query } })).toEqual({ items: [], nextCursor: null })
    expect(fetched.mock.calls[0]?.[0]).toBe('/v1/todos?limit=2&listId=a%26b')
    const params = { path: { todoId: 'x/y' }, ...ifMatch(3) }
    await api.PATCH('/v1/todos/{todoId}', { params, body: { title: 'Milk' } })
    expect(fetched.mock.calls[1]?.[0]).toBe('/v1/todos/x%2Fy')
    expect(fetched.mock.calls[1]?.[1]).toMatchObject({
      ...{ method: 'PATCH', body: '{"title":"Milk"}' },
      headers: { 'If-Match': '"3"', 'Content-Type': 'application/json' },
    })
    await api.POST('/v1/lists', { ...once('key'), body: { name: 'Home' } })
    expect(fetched.mock.calls[2]?.[1]).toMatchObject({ headers: { 'Idempotency-Key': 'key' } })
  })

  it('answers nothing for an answer without a body', async () => {
    answerWith(() => new Response(null, { status: 204 }))
    expect(await api.DELETE('/v1/sessions/current')).toBeUndefined()
  })
})

describe('a failure', () => {
  it('has the sentence of the problem', async () => {
    answerWith(() => Response.json({ title: 'Gone', detail: 'Ask again.', status: 410 }, { status: 410 }))
    expect(await failureIn(api.GET('/v1/account'))).toMatchObject({ status: 410, message: 'Ask again.' })
  })

  it('says that the server is away when nothing answers', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failureIn(api.GET('/v1/account'))).toMatchObject({ status: 0, passing: true })
  })

  it('lets a call that was taken back be just that', async () => {
    answerWith(() => Promise.reject(new DOMException('taken back', 'AbortError')))
    expect(await failureIn(api.GET('/v1/account'))).not.toBeInstanceOf(Failure)
  })
})
