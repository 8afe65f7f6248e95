import { scheduleDigests, sendDigest } from '@todo/contracts'
import { enqueue } from '../enqueue.ts'
import { jobHandler } from '../job-handler.ts'

export const scheduleDigestsHandler = jobHandler({
  definition: scheduleDigests,
  schedule: '*/15 * * * *',
  async handle(_payload, { database, log }) {
    const { rows } = await database.query<{ userId: string; day: string }>(
      'select user_id as "userId", day from app.due_digests()',
    )
    // Each is a job of its own: one that fails holds up nobody else's.
    for (const due of rows) await enqueue(database, sendDigest, due, `send-digest ${due.userId}`)
    log.info({ digests: rows.length }, 'digests scheduled')
  },
})
