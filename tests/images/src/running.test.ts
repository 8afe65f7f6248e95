import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { docker } from './docker.ts'
import { startHouse } from './house.ts'

const house = await startHouse()
afterAll(() => house[Symbol.asyncDispose]())

const json = { 'content-type': 'application/json' }

const post = (path: string, body: object, cookie = '') =>
  fetch(`${house.url}${path}`, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(body) })

const signUp = async () => {
  const account = { email: `ada-${crypto.randomUUID()}@example.com`, name: 'Ada', password: 'correct horse battery' }
  const opened = await post('/v1/account', account)
  expect(opened.status).toBe(201)
  const [cookie = ''] = (opened.headers.get('set-cookie') ?? '').split(';')
  const list = await post('/v1/lists', { name: 'Home' }, cookie)
  expect(list.status).toBe(201)
  const { id: listId } = (await list.json()) as { id: string }
  return { cookie, listId }
}

test('the app works in containers that write nothing and have no rights: page, account, todo, mail', async () => {
  const page = await fetch(house.url, { headers: { accept: 'text/html' } })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script type="module"')])
  const { cookie, listId } = await signUp()
  expect((await post('/v1/todos', { listId, title: 'Buy milk' }, cookie)).status).toBe(201)
  const invited = await post(`/v1/lists/${listId}/invitations`, { email: 'grace@example.com', role: 'viewer' }, cookie)
  expect(invited.status).toBe(201)
  await vi.waitFor(async () => expect(await house.readOutbox()).toContain('grace@example.com'), 30_000)
})

test('told to stop in the middle of a request, the API answers it and ends well', async () => {
  const { cookie, listId } = await signUp()
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query('lock table todos in access exclusive mode')
  const answer = post('/v1/todos', { listId, title: 'In the middle' }, cookie)
  const isWaiting = `select from pg_stat_activity where wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect((await owner.query(isWaiting)).rowCount).toBe(1), 10_000)
  const id = house.services.api.getId()
  await docker('kill', '--signal', 'TERM', id)
  // It has heard: what is new is refused, what was begun goes on.
  await vi.waitFor(async () => expect(await docker('logs', id)).toContain('draining'), 10_000)
  await owner.query('commit')
  await owner.end()
  expect((await answer).status).toBe(201)
  expect(await docker('wait', id)).toBe('0')
})

test.each(['web', 'worker'] as const)('%s ends well when it is told to', async service => {
  const id = house.services[service].getId()
  await docker('kill', '--signal', 'TERM', id)
  expect(await docker('wait', id)).toBe('0')
})
