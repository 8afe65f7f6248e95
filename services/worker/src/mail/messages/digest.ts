import type { Language } from '../language.ts'
import type { Block, Draft } from '../layout.ts'

export interface DigestTodo {
  readonly title: string
  readonly list: string
  /** `YYYY-MM-DD` in the reader's zone. */
  readonly date: string
  /** `HH:MM` there. */
  readonly time: string | null
}

interface DigestContent {
  readonly day: string
  /** In the order of their due, of this day or before; at least one. */
  readonly todos: readonly DigestTodo[]
  readonly todayUrl: string
  readonly settingsUrl: string
}

/** Beyond these a mail is no summary any more. */
const shown = 50

/** What is overdue, and what is due on the day. */
export const digestMail = (language: Language, { day, todos, todayUrl, settingsUrl }: DigestContent): Draft => {
  const { digest } = language.phrases
  const section = (heading: string, some: readonly DigestTodo[], when: (todo: DigestTodo) => string | undefined) =>
    some.length === 0
      ? []
      : [{ heading }, { items: some.map(todo => digest.item(todo.title, when(todo), todo.list)) } satisfies Block]
  const listed = todos.slice(0, shown)
  const hidden = todos.length - listed.length
  return {
    language: language.tag,
    subject: digest.subject(language.date(day)),
    blocks: [
      ...section(
        digest.overdue,
        listed.filter(({ date }) => date < day),
        ({ date }) => language.date(date),
      ),
      ...section(
        digest.today,
        listed.filter(({ date }) => date === day),
        ({ time }) => time ?? undefined,
      ),
      ...(hidden > 0 ? [{ paragraph: digest.more(hidden) }] : []),
      { link: digest.open, to: todayUrl },
      { footer: digest.footer, to: settingsUrl },
    ],
  }
}
