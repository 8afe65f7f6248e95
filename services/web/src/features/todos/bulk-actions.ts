import type { Due, Priority, Todo } from '../../api/types.ts'
import { changeTodos, type Refusal } from '../../data/bulk.ts'
import { keys, queryClient } from '../../data/query-client.ts'
import type { TodoPatch } from '../../data/todo-changes.ts'
import { carryOut } from './carry-out.ts'

const now = () => new Date().toISOString()
type Step = 'complete' | 'reopen' | 'trash' | 'restore'

const steps: Record<Step, { become: () => Partial<Todo>; done: string; back: Step }> = {
  complete: { become: () => ({ completedAt: now() }), done: 'completed', back: 'reopen' },
  reopen: { become: () => ({ completedAt: null }), done: 'reopened', back: 'complete' },
  trash: { become: () => ({ trashedAt: now() }), done: 'moved to the trash', back: 'restore' },
  restore: { become: () => ({ trashedAt: null }), done: 'restored', back: 'trash' },
}

const takeStep = (todos: readonly Todo[], step: Step): Promise<Refusal[]> => {
  const { become, done } = steps[step]
  return changeTodos({
    ...{ todos, failed: done, become: todo => ({ ...todo, ...become() }) },
    item: ({ id }) => ({ todoId: id, action: step }),
  })
}

const step = (todos: readonly Todo[], name: Step): Promise<void> =>
  carryOut(todos, {
    ...{ become: steps[name].become, done: steps[name].done, leaves: true },
    item: ({ id }) => ({ todoId: id, action: name }),
    undo: before => takeStep(before, steps[name].back),
  })

export const completeAll = (todos: readonly Todo[]) =>
  step(
    todos.filter(todo => todo.completedAt === null),
    'complete',
  )
export const reopenAll = (todos: readonly Todo[]) =>
  step(
    todos.filter(todo => todo.completedAt !== null),
    'reopen',
  )
export const trashAll = (todos: readonly Todo[]) => step(todos, 'trash')

// Subtasks go with them.
const readAgain = () => void queryClient.invalidateQueries({ queryKey: keys.todos })

export const moveAll = async (todos: readonly Todo[], list: { id: string; name: string }): Promise<void> => {
  const moving = todos.filter(({ listId }) => listId !== list.id)
  const lists = new Map(moving.map(({ id, listId }) => [id, listId]))
  const back = ({ id, listId }: Todo) => lists.get(id) ?? listId
  await carryOut(moving, {
    become: () => ({ listId: list.id }),
    item: ({ id }) => ({ todoId: id, action: 'move', listId: list.id }),
    done: `moved to ${list.name}`,
    undo: before =>
      changeTodos({
        ...{ todos: before, failed: 'moved back', become: todo => ({ ...todo, listId: back(todo) }) },
        item: todo => ({ todoId: todo.id, action: 'move', listId: back(todo) }),
      }).finally(readAgain),
    leaves: true,
  })
  readAgain()
}

const patchEach = (todos: readonly Todo[], patchOf: (todo: Todo) => TodoPatch, done: string) => ({
  ...{ todos, failed: done, become: (todo: Todo) => ({ ...todo, ...patchOf(todo) }) },
  item: (todo: Todo) => ({
    ...{ todoId: todo.id, version: todo.version, action: 'update' as const },
    patch: patchOf(todo),
  }),
})

const patchAll = (todos: readonly Todo[], patchOf: (todo: Todo) => TodoPatch, done: string): Promise<void> => {
  const { item } = patchEach(todos, patchOf, done)
  const valuesOf = new Map(todos.map(({ id, priority, due, tagIds }) => [id, { priority, due, tagIds }]))
  const back = (todo: Todo): TodoPatch => {
    const before = valuesOf.get(todo.id) ?? {}
    return Object.fromEntries(Object.keys(patchOf(todo)).map(field => [field, before[field as keyof typeof before]]))
  }
  return carryOut(todos, {
    ...{ become: patchOf, item, done, leaves: false },
    undo: before => changeTodos(patchEach(before, back, 'changed back')),
  })
}

export const setDue = (todos: readonly Todo[], date: string | null): Promise<void> =>
  patchAll(
    todos,
    // A time that one of them has stays, as when it is given another day by itself.
    ({ due }): { due: Due | null } => ({
      due: date === null ? null : due ? { ...due, date } : { date, time: null, timeZone: null },
    }),
    date === null ? 'left without a date' : 'rescheduled',
  )

export const setPriority = (todos: readonly Todo[], priority: Priority): Promise<void> =>
  patchAll(todos, () => ({ priority }), `given ${priority === 'none' ? 'no' : priority} priority`)

export const setTag = (todos: readonly Todo[], tag: { id: string; name: string }, on: boolean): Promise<void> =>
  patchAll(
    todos.filter(({ tagIds }) => tagIds.includes(tag.id) !== on),
    ({ tagIds }) => ({ tagIds: on ? [...tagIds, tag.id] : tagIds.filter(id => id !== tag.id) }),
    on ? `tagged ${tag.name}` : `untagged ${tag.name}`,
  )
