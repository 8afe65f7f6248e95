type Bad = readonly (readonly [what: string, sent: object, field: string])[]

/** What `create-todo` refuses of its body, and the field that its answer must name. */
export const badTodos: Bad = [
  ['a missing field', { title: undefined }, '/title'],
  ['an unknown field', { done: true }, '/done'],
  ['a wrong type', { title: 7 }, '/title'],
  ['a blank title', { title: ' \t' }, '/title'],
  ['a blank that only Unicode calls one', { title: '\u0085' }, '/title'],
  ['a title of two lines', { title: 'a\nb' }, '/title'],
  ['a title that is too long', { title: 'x'.repeat(501) }, '/title'],
  ['notes that are too long', { notes: 'x'.repeat(20_001) }, '/notes'],
  ['NUL', { title: 'a\u0000b' }, '/title'],
  ['NUL in notes', { notes: '\u0000' }, '/notes'],
  ['half a surrogate pair', { title: 'a\ud83db' }, '/title'],
  ['an impossible date', { due: { date: '2026-02-30' } }, '/due/date'],
  ['a date out of all reason', { due: { date: '0001-01-01' } }, '/due/date'],
  ['an impossible time', { due: { date: '2026-02-28', time: '24:00' } }, '/due/time'],
  ['an unknown zone', { due: { date: '2026-02-28', time: '10:00', timeZone: 'Mars/Olympus' } }, '/due/timeZone'],
  ['an offset for a zone', { due: { date: '2026-02-28', time: '10:00', timeZone: '+02:00' } }, '/due/timeZone'],
  ['a zone without a time', { due: { date: '2026-02-28', timeZone: 'Europe/Berlin' } }, '/due/timeZone'],
  ['an unknown field inside', { due: { date: '2026-02-28', zone: 'UTC' } }, '/due/zone'],
  ['an unknown priority', { priority: 'urgent' }, '/priority'],
  ['an id that is no UUIDv7', { id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' }, '/id'],
  ['a place that is none', { place: { near: 'here' } }, '/place'],
  ['a reminder of two kinds', { reminders: [{ minutesBefore: 5, at: '2026-01-01T00:00:00.000Z' }] }, '/reminders/0'],
  ['a reminder in the year 0', { reminders: [{ at: '0000-01-01T00:00:00.000Z' }] }, '/reminders/0/at'],
  ['a tag that is no identifier', { tagIds: ['work'] }, '/tagIds/0'],
]

/** The same for `create-account`. */
export const badAccounts: Bad = [
  ['no e-mail address', { email: 'bob' }, '/email'],
  ['a short password', { password: 'short' }, '/password'],
  ['a NUL in a name', { name: 'B\u0000b' }, '/name'],
  ['an unknown zone', { timeZone: 'Moon' }, '/timeZone'],
  ['a malformed language', { locale: 'english please' }, '/locale'],
]

/** The same for the query of `list-todos`. */
export const badQueries: Bad = [
  ['an unknown parameter', { page: 2 }, 'page'],
  ['a page that is too long', { limit: 201 }, 'limit'],
  ['a parameter given twice', { limit: [1, 2] }, 'limit'],
  ['an impossible date', { dueFrom: '2026-02-30' }, 'dueFrom'],
  ['a flag that is none', { done: 'yes' }, 'done'],
  ['a list that is no identifier', { listId: 'home' }, 'listId'],
  ['an unknown order', { sort: 'title' }, 'sort'],
]
