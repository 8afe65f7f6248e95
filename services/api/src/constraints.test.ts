import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeBelongings } from './testing/examples.ts'
import { type Statement, whileOpen } from './testing/open-transaction.ts'
import { makeTodo, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

/** What the database itself makes impossible, whoever writes: here its owner does, with no code in between. */
const api = await startApi()
const ada = await signUp(api)
const { list, todo, parent, tag } = await makeBelongings(api, ada)
const { list: otherList } = await makeBelongings(api, ada)
const bob = await signUp(api)
const subtask = await makeTodo(ada, list.id, { parentId: parent.id })

const insertTodo = `insert into todos (id, list_id, title, position`
const under = `${insertTodo}, parent_id, level, parent_level) values ($1, $2, 'x', $3, $4, 1, 0)`
const [id, now] = [randomUUIDv7(), 'now()']
const identity = (columns: string, values: string) =>
  `insert into identities (id, user_id, ${columns}) values ('${id}', '${ada.id}', ${values})`
const setDue = (due: string) => `update todos set ${due} where id = '${todo.id}'`
const addReminder = (values: string) =>
  `insert into reminders (id, todo_id, user_id, minutes_before, at) values ('${id}', '${todo.id}', '${ada.id}', ${values})`

const impossible: [string, string, RegExp][] = [
  ['a due time without a date', setDue(`due_date = null, due_time = '10:00'`), /todos_due_shape/],
  ['a due zone without a time', setDue(`due_date = '2026-01-01', due_zone = 'UTC'`), /todos_due_shape/],
  ['an occurrence without its date', setDue(`series_id = '${id}'`), /todos_occurrence_shape/],
  ['a blank title', setDue(`title = E' \\t'`), /todos_title_check/],
  ['a priority beyond high', setDue('priority = 4'), /todos_priority_check/],
  ['a position that does not sort', setDue(`position = 'a-0'`), /todos_position_check/],
  ['two todos at one position', setDue(`position = '${parent.position}'`), /todos_list_id_position_key/],
  ['a subtask without a parent', setDue('level = 1'), /todos_parent_shape/],
  ['a parent that is half said', setDue(`parent_id = '${parent.id}'`), /todos_parent_shape/],
  ['a todo under itself', setDue(`parent_id = id, level = 1, parent_level = 0`), /parent_level_fkey/],
  ['a subtask of a subtask', setDue(`parent_id = '${subtask.id}', level = 1, parent_level = 0`), /parent_level_fkey/],
  [
    'a subtask of a level that nobody has',
    setDue(`parent_id = '${subtask.id}', level = 1, parent_level = 1`),
    /parent_level_check/,
  ],
  [
    'a parent that becomes a subtask',
    `update todos set parent_id = '${todo.id}', level = 1, parent_level = 0 where id = '${parent.id}'`,
    /parent_level_fkey/,
  ],
  [
    'a subtask in another list than its parent',
    `update todos set list_id = '${otherList.id}' where id = '${subtask.id}'`,
    /parent_level_fkey/,
  ],
  [
    'a parent that leaves its subtasks',
    `update todos set list_id = '${otherList.id}', position = 'b00' where id = '${parent.id}'`,
    /parent_level_fkey/,
  ],
  ['a password identity without a hash', identity('kind', `'password'`), /identities_kind_shape/],
  [
    'a password identity with an issuer',
    identity('kind, password_hash, issuer, subject', `'password', 'h', 'i', 's'`),
    /identities_kind_shape/,
  ],
  ['an OpenID identity without a subject', identity('kind, issuer', `'oidc', 'i'`), /identities_kind_shape/],
  [
    'two passwords of one user',
    identity('kind, password_hash', `'password', 'h'`),
    /identities_user_id_kind_issuer_key/,
  ],
  ['two accounts of one address', `update users set email = '${ada.email}' where id = '${bob.id}'`, /users_email_key/],
  ['an address in capitals', `update users set email = upper(email) where id = '${bob.id}'`, /users_email_check/],
  ['a session token in plain text', `update sessions set token_hash = 'plain'`, /sessions_token_hash_check/],
  ['a session that ends before it begins', `update sessions set expires_at = created_at`, /sessions_check/],
  ['a reminder of two kinds', addReminder(`5, ${now}`), /reminders_kind_shape/],
  ['a reminder of no kind', addReminder('null, null'), /reminders_kind_shape/],
  [
    'another’s tag on a todo',
    `insert into todo_tags (todo_id, tag_id, user_id) values ('${todo.id}', '${tag.id}', '${bob.id}')`,
    /todo_tags_tag_id_user_id_fkey/,
  ],
  [
    'two tags of one name',
    `insert into tags (id, user_id, name) select '${id}', user_id, upper(name) from tags where id = '${tag.id}'`,
    /tags_user_id_lower_name_key/,
  ],
  ['a member of an unknown role', `update members set role = 'admin'`, /members_role_check/],
  [
    'two lists at one place of a member’s order',
    `update members set position = 'a0' where user_id = '${ada.id}'`,
    /members_user_id_position_key/,
  ],
  ['a colour beside the palette', `update lists set color = 'mauve'`, /lists_color_check/],
  [
    'a change for everybody',
    `insert into changes (entity, entity_id, action) values ('todo', '${id}', 'put')`,
    /changes_audience_shape/,
  ],
  [
    'a change for a list and a user',
    `insert into changes (list_id, user_id, entity, entity_id, action) values ('${list.id}', '${ada.id}', 'todo', '${id}', 'put')`,
    /changes_audience_shape/,
  ],
]

describe('impossible', () => {
  it.each(impossible)('%s', async (_what, statement, constraint) => {
    await expect(api.sql(statement)).rejects.toThrow(constraint)
  })
})

describe('impossible also when two write at once', () => {
  /** Runs the second statement while the first one's transaction is open, and then commits the first. */
  const race = (first: Statement, second: Statement) =>
    whileOpen(api, [first], async ({ commit, untilAwaited }) => {
      const answer = api.sql(second[0], ...second[1]).then(String, (error: Error) => error.message)
      await untilAwaited()
      await commit()
      return answer
    })
  const makeChild = (parentId: string): Statement => [
    under,
    [randomUUIDv7(), list.id, `b${randomUUID().slice(0, 8)}`, parentId],
  ]
  const put = (what: string, into: string): Statement => [
    'update todos set parent_id = $2, level = 1, parent_level = 0 where id = $1',
    [what, into],
  ]

  it('a subtask of a subtask: one becomes a parent while it becomes a subtask', async () => {
    const [one, other] = [await makeTodo(ada, list.id), await makeTodo(ada, list.id)]
    expect(await race(makeChild(one.id), put(one.id, parent.id))).toMatch(/parent_level_fkey/)
    expect(await race(put(other.id, parent.id), makeChild(other.id))).toMatch(/parent_level_fkey/)
  })

  it('a circle: two go under each other', async () => {
    const [one, other] = [await makeTodo(ada, list.id), await makeTodo(ada, list.id)]
    expect(await race(put(one.id, other.id), put(other.id, one.id))).toMatch(/parent_level_fkey/)
  })

  it('two todos at one position', async () => {
    const insert = (): Statement => [`${insertTodo}) values ($1, $2, 'x', 'c000')`, [randomUUIDv7(), list.id]]
    expect(await race(insert(), insert())).toMatch(/todos_list_id_position_key/)
  })
})
