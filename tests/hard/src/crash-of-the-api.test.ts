import { expect, test } from 'vitest'
import { keepAlive, signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import { insist } from './insist.ts'
import { keepWriting, type Ledger, lostOf } from './ledger.ts'
import { Stand } from './stand.ts'
import { Tally } from './tally.ts'

const writers = 12

test('kill -9 of the API loses no acknowledged edit', async () => {
  await using stand = await Stand.opened()
  const replica = await stand.replica()
  const person = await signUp(replica.url)
  const ledger: Ledger = new Map()
  const acknowledged = new Tally()
  let unanswered = 0
  const insistence = {
    agent: keepAlive(writers),
    url: replica.url,
    up: () => replica.up,
    onFailure: () => unanswered++,
  }
  const done = new AbortController()
  const writing = keepWriting(writers, done.signal, { person, insistence, ledger, acknowledged })
  const kills = 8 * factor
  const killing = async () => {
    for (let kill = 0; kill < kills; kill++) {
      await acknowledged.more(20 + Math.floor(Math.random() * 60))
      await replica.kill()
      await replica.start()
    }
    done.abort()
  }
  await Promise.all([writing, Promise.race([killing(), writing])])
  expect(unanswered).toBeGreaterThanOrEqual(kills)
  expect(await lostOf(stand, ledger)).toEqual([])
  record('crash-of-the-api', { kills, acknowledged: acknowledged.count, unanswered, lost: 0 })
})

test('a key that is sent again and again over kill -9 is carried out once, and answered alike', async () => {
  await using stand = await Stand.opened()
  const replica = await stand.replica()
  const { cookie, listId } = await signUp(replica.url)
  const answered = new Tally()
  const insistence = { agent: keepAlive(writers), url: replica.url, up: () => replica.up }
  const [keys, retries] = [200, 5 * factor]
  const answers = new Map<string, Set<string>>()
  const sends = Array.from({ length: retries }, () => Array.from({ length: keys }, (_, key) => `key ${key}`)).flat()
  // The tries of one key meet each other, and the kills, in any order.
  sends.sort(() => Math.random() - 0.5)
  const work = async () => {
    for (let key = sends.pop(); key; key = sends.pop()) {
      const headers = { cookie, 'idempotency-key': key }
      const {
        status,
        body,
        headers: said,
      } = await insist(insistence, {
        ...{ method: 'POST', path: '/v1/todos', headers },
        body: { listId, title: key },
      })
      const answer = JSON.stringify([status, body, said.etag, said.location])
      answers.set(key, (answers.get(key) ?? new Set()).add(answer))
      answered.add()
    }
  }
  const kills = 5
  const killing = async () => {
    for (let kill = 1; kill <= kills; kill++) {
      await answered.reached(Math.floor((kill * keys * retries) / (kills + 1)))
      await replica.kill()
      await replica.start()
    }
  }
  await Promise.all([...Array.from({ length: writers }, work), killing()])
  expect([...answers.values()].filter(alike => alike.size > 1)).toEqual([])
  expect([...answers.values()].every(([answer]) => answer?.startsWith('[201,'))).toBe(true)
  const rows = await stand.sql<{ title: string }>('select title from todos')
  expect(rows.map(({ title }) => title).sort()).toEqual([...answers.keys()].sort())
  record('idempotency', { keys, retries, kills, rows: rows.length })
})
