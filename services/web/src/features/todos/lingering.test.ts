import { describe, expect, it } from 'vitest'
import type { Todo } from '../../api/types.ts'
import { withLeaving } from './lingering.ts'

const todo = (id: string) => ({ id }) as Todo
const todos = (ids: string) => [...ids].map(todo)
const shown = (ids: string) => withLeaving(todos(ids), [])
const words = (rows: ReturnType<typeof withLeaving>) =>
  rows.map(row => (row.leaving ? `(${row.todo.id})` : row.todo.id)).join('')

describe('a todo that has gone', () => {
  it('stays in its old place', () => expect(words(withLeaving(todos('ac'), shown('abc')))).toBe('a(b)c'))
  it('stays at the head', () => expect(words(withLeaving(todos('bc'), shown('abc')))).toBe('(a)bc'))
  it('stays at the end', () => expect(words(withLeaving(todos('ab'), shown('abc')))).toBe('ab(c)'))
  it('stays beside others that went with it', () =>
    expect(words(withLeaving(todos('d'), shown('abcd')))).toBe('(a)(b)(c)d'))
  it('is itself again when it comes back', () =>
    expect(words(withLeaving(todos('abc'), withLeaving(todos('ac'), shown('abc'))))).toBe('abc'))
})
