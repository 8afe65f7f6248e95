/** What mails say, in one language; a new language is a new file and a line in `language.ts`. */
export interface Phrases {
  readonly reminder: {
    /** `when` as in “Tuesday, 24 November 2026 at 15:00”; without, for a todo that is not due at any time. */
    subject(when: string | undefined): string
    due(when: string): string
    list(name: string): string
    readonly open: string
    readonly footer: string
  }
  readonly digest: {
    subject(day: string): string
    readonly overdue: string
    readonly today: string
    item(title: string, when: string | undefined, list: string): string
    more(count: number): string
    readonly open: string
    readonly footer: string
  }
  readonly invitation: {
    subject(inviter: string | undefined): string
    invites(inviter: string | undefined, list: string): string
    until(when: string): string
    readonly accept: string
    readonly footer: string
  }
}
