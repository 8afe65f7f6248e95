import { sendReminder } from '@todo/contracts'
import { jobHandler } from '../job-handler.ts'
import { languageOf } from '../mail/language.ts'
import { layOut } from '../mail/layout.ts'
import { dueWords, reminderMail } from '../mail/messages/reminder.ts'
import { writeMail } from '../mail/outbox.ts'
import { transaction } from '../transaction.ts'

/** A reminder whose time has come and that is still wanted. */
interface TakenReminder {
  readonly todo_id: string
  readonly user_id: string
  readonly email: string
  readonly locale: string
  readonly time_zone: string
  readonly title: string
  readonly list_name: string
  readonly due_date: string | null
  readonly due_time: string | null
  readonly due_at: Date | null
}

export const sendReminderHandler = jobHandler({
  definition: sendReminder,
  async handle({ reminderId, remindAt }, { database, publicUrl, log }) {
    const taken = await transaction(database, async client => {
      const values = [reminderId, remindAt]
      const text = 'select * from app.take_reminder($1, $2)'
      const { rows } = await client.query<TakenReminder>({ name: 'take-reminder', text, values })
      const [it] = rows
      if (it) await writeMail(client, mailOf(it, remindAt, publicUrl))
      return it !== undefined
    })
    if (!taken) log.debug('the reminder is not wanted any more')
  },
})

/** The key names the reader, the todo and the instant: two reminders for the same instant are one mail. */
const mailOf = (it: TakenReminder, remindAt: string, publicUrl: string) => {
  const language = languageOf(it.locale, it.time_zone)
  const due = dueWords(language, { date: it.due_date, time: it.due_time, at: it.due_at })
  const url = `${publicUrl}/todos/${it.todo_id}`
  return {
    kind: 'reminder',
    key: `reminder ${it.todo_id} ${it.user_id} ${remindAt}`,
    recipient: it.email,
    userId: it.user_id,
    todoId: it.todo_id,
    wantedAt: remindAt,
    ...layOut(reminderMail(language, { title: it.title, listName: it.list_name, due, url })),
  } as const
}
