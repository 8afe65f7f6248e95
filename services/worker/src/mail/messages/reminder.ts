import type { Language } from '../language.ts'
import type { Draft } from '../layout.ts'

export interface ReminderContent {
  readonly title: string
  readonly listName: string
  /** When it is due, in the words of {@link dueWords}; undefined when it is not due at any time. */
  readonly due: string | undefined
  readonly url: string
}

/** When a todo is due, to its reader: an instant in the reader's zone, a local time, or a date. */
export const dueWords = (
  { instant, local, date }: Language,
  due: { date: string | null; time: string | null; at: Date | null },
): string | undefined => {
  if (due.at) return instant(due.at)
  if (!due.date) return undefined
  return due.time ? local(due.date, due.time) : date(due.date)
}

/** The subject says when, not what: it is shown on screens that others see. */
export const reminderMail = ({ tag, phrases }: Language, { title, listName, due, url }: ReminderContent): Draft => ({
  language: tag,
  subject: phrases.reminder.subject(due),
  blocks: [
    { paragraph: title },
    { paragraph: [...(due ? [phrases.reminder.due(due)] : []), phrases.reminder.list(listName)].join(' ') },
    { link: phrases.reminder.open, to: url },
    { footer: phrases.reminder.footer },
  ],
})
