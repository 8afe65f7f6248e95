import { createTestDatabase } from '@todo/testing'
import { expect, onTestFinished, test } from 'vitest'
import { remindMany } from './remind-many.ts'

test('many reminders are each one mail, soon after their time', async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  const reminders = Number(process.env['REMINDERS'] ?? 300)
  const overMs = Number(process.env['OVER_MS'] ?? 1000)
  const lateness = await remindMany({
    databaseUrl: database.url,
    reminders,
    overMs,
    leadMs: Number(process.env['LEAD_MS'] ?? 4000),
  })
  console.log(lateness)
  expect(lateness.mails).toBe(reminders)
}, 400_000)
