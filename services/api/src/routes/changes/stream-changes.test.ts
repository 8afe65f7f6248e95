import { setTimeout } from 'node:timers/promises'
import request from 'supertest'
import { describe, expect, it, onTestFinished } from 'vitest'
import { follow } from '../../testing/follow.ts'
import { makeList, makeTodo, type Person, password, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

const start = async (person: Person, lastEventId?: string) => {
  const stream = await follow(api, person, lastEventId)
  onTestFinished(async () => {
    stream.stop()
    await stream.closed
  })
  await stream.until(events => events.some(({ event }) => event === 'ready'))
  return stream
}

const seen = (count: number) => (events: readonly { event?: string }[]) =>
  events.filter(({ event }) => event === 'change').length >= count

describe('200', () => {
  it('a change comes by itself, to those who may see it alone', async () => {
    const [ada, stranger] = [await signUp(api), await signUp(api)]
    const { id: listId } = await makeList(ada)
    const [hers, theirs] = [await start(ada), await start(stranger)]
    expect(hers.answer.headers.get('content-type')).toBe('text/event-stream')
    const todo = await makeTodo(ada, listId)
    await hers.until(seen(1))
    expect(hers.changes()).toMatchObject([{ entity: 'todo', id: todo.id, action: 'put', listId, version: 1 }])
    await makeList(stranger)
    await theirs.until(seen(1))
    expect(theirs.changes()).toMatchObject([{ entity: 'list' }])
  })

  it('is measured as a stream that is open, not as a request that takes long', async () => {
    const stream = await start(await signUp(api))
    const exposed = () => api.events.registry.expose()
    const count = 'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/v1/changes/stream"'
    expect(await exposed()).toContain(`${count},http_response_status_code="200"}`)
    expect(await exposed()).toMatch(/^live_streams [1-9]/m)
    expect(await exposed()).toContain('http_server_active_requests{http_request_method="GET"} 0\n')
    expect(await exposed()).toMatch(/^db_client_operation_duration_seconds_count\{db_query_summary="read-feed",/m)
    stream.stop()
    await stream.closed
    expect(await exposed()).not.toContain(`${count},http_response_status_code=""}`)
  })

  it('a reader that comes back misses nothing and gets nothing twice', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const first = await start(ada)
    const before = await makeTodo(ada, listId)
    await first.until(seen(1))
    first.stop()
    await first.closed
    const missed = [await makeTodo(ada, listId), await makeTodo(ada, listId)]
    const again = await start(ada, first.events.at(-1)?.id)
    const after = await makeTodo(ada, listId)
    await again.until(seen(3))
    expect(again.changes().map(({ id }) => id)).toEqual([...missed, after].map(({ id }) => id))
    expect(again.changes().map(({ id }) => id)).not.toContain(before.id)
  })

  it('changes made while a reader catches up are held back, and follow in order', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const first = await start(ada)
    for (const title of Array(20).keys()) await makeTodo(ada, listId, { title: `${title}` })
    await first.until(seen(20))
    const [again] = await Promise.all([start(ada, first.events[0]?.id), makeTodo(ada, listId), makeTodo(ada, listId)])
    await Promise.all([again.until(seen(22)), first.until(seen(22))])
    expect(again.changes()).toEqual(first.changes())
  })

  it('a change that an older transaction holds back comes when that one ends', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const stream = await start(ada)
    const client = await api.ownerPool.connect()
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    const todo = await makeTodo(ada, listId)
    await setTimeout(100)
    expect(stream.changes()).toEqual([])
    await client.query('rollback')
    client.release()
    await stream.until(seen(1))
    expect(stream.changes()).toMatchObject([{ id: todo.id }])
  })

  it('goes on after the connection that listens was cut', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const stream = await start(ada)
    await api.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
    )
    const todo = await makeTodo(ada, listId)
    await stream.until(seen(1))
    expect(stream.changes()).toMatchObject([{ id: todo.id }])
  })
})

describe('the end', () => {
  it('comes with the last of twenty streams, for the oldest', async () => {
    const ada = await signUp(api)
    const oldest = await start(ada)
    for (const _ of Array(20).keys()) await start(ada)
    await oldest.until(events => events.some(({ event }) => event === 'replaced'))
    await oldest.closed
  })

  it('comes at once with the end of the session, before the next sign of life', { timeout: 10_000 }, async () => {
    const ada = await signUp(api)
    const { headers } = await request(api.url).post('/v1/sessions').send({ email: ada.email, password }).expect(201)
    const [cookie = ''] = String(headers['set-cookie']).split(';')
    const [elsewhere, here] = [await start({ ...ada, cookie }), await start(ada)]
    await ada.agent.delete('/v1/sessions').expect(204)
    await elsewhere.until(events => events.some(({ event }) => event === 'signed-out'))
    await elsewhere.closed
    await makeList(ada)
    await here.until(seen(1))
  })

  it('is told when the server drains', async () => {
    const ada = await signUp(api)
    const stream = await start(ada)
    api.events.streams.drain()
    await stream.until(events => events.some(({ event }) => event === 'drain'))
    await stream.closed
  })
})

describe('400 and 401', () => {
  it('for an id that is none of this stream’s, and for nobody', async () => {
    const ada = await signUp(api)
    const { answer } = await follow(api, ada, 'abc')
    expect(answer.status).toBe(400)
    const nobody = await follow(api, { ...ada, cookie: '' })
    expect(nobody.answer.status).toBe(401)
  })
})
