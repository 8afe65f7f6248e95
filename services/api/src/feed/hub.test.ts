import { setImmediate } from 'node:timers/promises'
import type { Database } from '@todo/database'
import { createLogger } from '@todo/observability'
import { expect, it, onTestFinished, vi } from 'vitest'
import { makeList, signUp } from '../testing/people.ts'
import { startApi } from '../testing/start-api.ts'
import { createHub } from './hub.ts'

const api = await startApi()

/** The API's database, whose reads of the feed are held back on their way there, from one moment to another. */
const holdingReads = () => {
  const asked = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  let holding = false
  const database: Database = {
    ...api.database,
    async query(statement) {
      if (holding && statement.name === 'read-feed') {
        asked.resolve()
        await letGo.promise
      }
      return api.database.query(statement)
    },
  }
  const hold = () => {
    holding = true
  }
  return { database, hold, asked: asked.promise, letGo: letGo.resolve }
}

it('a reader who comes while a read is under way gets what commits from then on', async () => {
  const [ada, grace] = [await signUp(api), await signUp(api)]
  const reads = holdingReads()
  const hub = createHub(reads.database, createLogger({ name: 'hub', level: 'silent' }))
  onTestFinished(() => hub.close())
  await hub.subscribe(ada.id, () => {})

  reads.hold()
  await makeList(ada)
  await reads.asked
  const received: string[] = []
  let made: ReturnType<typeof makeList> | undefined
  const subscribed = hub
    .subscribe(grace.id, change => received.push(change.entity_id))
    .then(() => {
      made = makeList(grace)
    })
  // Whoever does not wait for the read is subscribed by now: their change commits before it, which does not know of them.
  await setImmediate()
  await made
  reads.letGo()

  await subscribed
  const list = await made
  await vi.waitUntil(() => received.includes(list?.id ?? ''), { timeout: 5000 })
  expect(received).toEqual([list?.id])
})
