import { createTestDatabase } from '@todo/testing'
import { expect, onTestFinished, test } from 'vitest'
import { remindMany } from './remind-many.ts'

test('many reminders at one moment are each one mail', async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  const lateness = await remindMany({ databaseUrl: database.url, reminders: 100, overMs: 0, leadMs: 8000 })
  expect(lateness.mails).toBe(100)
  expect(lateness.p50).toBeGreaterThanOrEqual(0)
  expect(lateness.max).toBeGreaterThanOrEqual(lateness.p99)
})
