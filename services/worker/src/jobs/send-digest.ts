import { sendDigest } from '@todo/contracts'
import { jobHandler } from '../job-handler.ts'
import { languageOf } from '../mail/language.ts'
import { layOut } from '../mail/layout.ts'
import { type DigestTodo, digestMail } from '../mail/messages/digest.ts'
import { writeMail } from '../mail/outbox.ts'
import { transaction } from '../transaction.ts'

interface TakenDigest {
  readonly email: string
  readonly locale: string
  readonly time_zone: string
  readonly todos: readonly DigestTodo[]
}

export const sendDigestHandler = jobHandler({
  definition: sendDigest,
  async handle({ userId, day }, { database, publicUrl }) {
    await transaction(database, async client => {
      const text = 'select * from app.take_digest($1, $2)'
      const { rows } = await client.query<TakenDigest>({ name: 'take-digest', text, values: [userId, day] })
      const [it] = rows
      if (!it || it.todos.length === 0) return
      const urls = { todayUrl: `${publicUrl}/today`, settingsUrl: `${publicUrl}/settings` }
      const draft = digestMail(languageOf(it.locale, it.time_zone), { day, todos: it.todos, ...urls })
      const key = `digest ${userId} ${day}`
      await writeMail(client, { kind: 'digest', key, recipient: it.email, userId, ...layOut(draft) })
    })
  },
})
