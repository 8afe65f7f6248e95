import type { Prisma } from '@todo/database/prisma'

type Todo = Prisma.TodoGetPayload<{ include: { todoTags: true; reminders: true } }>

const priorities = ['none', 'low', 'medium', 'high'] as const

const date = (value: Date) => value.toISOString().slice(0, 10)
const time = (value: Date | null) => value?.toISOString().slice(11, 16) ?? null

/** The same representation as the API's, out of Prisma's objects. */
export const presentTodo = (todo: Todo) => ({
  id: todo.id,
  listId: todo.listId,
  parentId: todo.parentId,
  title: todo.title,
  notes: todo.notes,
  priority: priorities[todo.priority],
  due: todo.dueDate && { date: date(todo.dueDate), time: time(todo.dueTime), timeZone: todo.dueZone },
  tagIds: todo.todoTags.map(({ tagId }) => tagId).sort(),
  reminders: todo.reminders.map(({ minutesBefore, at }) => (at ? { at } : { minutesBefore })),
  position: todo.position,
  completedAt: todo.completedAt,
  trashedAt: todo.trashedAt,
  createdAt: todo.createdAt,
  updatedAt: todo.updatedAt,
  version: todo.version,
})

/** A position after the last one. */
export const nextPosition = (last = ''): string => String(Number(last || '0') + 1).padStart(12, '0')
