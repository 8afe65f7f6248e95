import type { Todo } from '../../api/types.ts'
import { changeTodos, type Refusal } from '../../data/bulk.ts'
import { focusFirst } from '../../ui/focus.ts'
import { tell } from '../../ui/toasts.ts'
import { counted } from '../../ui/words.ts'
import { nothing, select, selection } from './selection.ts'

interface Action {
  /** What each becomes. */
  become: (todo: Todo) => Partial<Todo>
  item: Parameters<typeof changeTodos>[0]['item']
  /** `completed`, `moved to the trash`: as in “3 todos were completed”. */
  done: string
  /** What takes it back, for the todos as they were. */
  undo: (before: readonly Todo[]) => Promise<Refusal[]>
  /** The todos leave where they are, and so the selection. */
  leaves: boolean
}

const shortened = (title: string): string => `“${title.length > 40 ? `${title.slice(0, 39)}…` : title}”`

const named = (todos: readonly Todo[]): string => {
  const shown = todos.slice(0, todos.length > 4 ? 3 : 4).map(({ title }) => shortened(title))
  const rest = todos.length - shown.length
  const all = rest > 0 ? [...shown, `${rest} more`] : shown
  return new Intl.ListFormat('en').format(all)
}

/** Names what was refused, with the reason that the server gives. */
const tellRefusals = (refusals: readonly Refusal[], done: string): void => {
  // What has no reason was told already.
  const reasons = new Set(refusals.map(({ reason }) => reason).filter(Boolean))
  for (const reason of reasons) {
    const todos = refusals.filter(refusal => refusal.reason === reason).map(({ todo }) => todo)
    tell({ text: `${named(todos)} ${todos.length === 1 ? 'was' : 'were'} not ${done}. ${reason}`, tone: 'problem' })
  }
}

/** Whatever was refused is selected again, or still. */
const selectAgain = (refusals: readonly Refusal[]): void => {
  if (refusals.length === 0) return
  const now = selection.get()
  select({ ...now, ids: new Set([...now.ids, ...refusals.map(({ todo }) => todo.id)]), choosing: true })
}

/** Before rows go: the focus, in one of them or on the bar that goes with them, moves on to the next that stays. */
const passFocus = (going: readonly Todo[]): void => {
  const held = document.activeElement?.closest('[data-todo], [data-bulk]')
  if (!held) return
  const ids = new Set<string | undefined>(going.map(({ id }) => id))
  const rows = [...document.querySelectorAll<HTMLElement>('#todos [data-todo]:not(.leaving)')]
  const stay = rows.filter(row => !ids.has(row.dataset['todo']))
  const last = rows.findLastIndex(row => ids.has(row.dataset['todo']))
  const next = rows.slice(last).find(row => stay.includes(row)) ?? stay.at(-1)
  focusFirst(next?.querySelector('a'), document.querySelector('main h1'))
}

/** Does it to all, tells what happened with a way back, and by name what did not. */
export const carryOut = async (before: readonly Todo[], action: Action): Promise<void> => {
  const { become, item, done, undo, leaves } = action
  if (leaves) passFocus(before)
  // The message that follows says what happened.
  if (leaves) selection.set(nothing)
  const shown = (todo: Todo) => ({ ...todo, ...become(todo) })
  const refusals = await changeTodos({ todos: before, become: shown, item, failed: done })
  const refused = new Set(refusals.map(({ todo }) => todo.id))
  const changed = before.filter(({ id }) => !refused.has(id))
  tellRefusals(refusals, done)
  selectAgain(refusals)
  if (changed.length === 0) return
  const takeBack = async () => tellRefusals(await undo(changed), 'changed back')
  tell({
    text: `${counted(changed.length, 'todo')} ${changed.length === 1 ? 'was' : 'were'} ${done}.`,
    ...{ action: 'Undo', act: () => void takeBack() },
  })
}
