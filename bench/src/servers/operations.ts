/**
 * The hottest operations, without HTTP, once in the API's SQL and once through Prisma Client, both as the API's role in a
 * transaction that names the user. Carries out what the bench asks for over IPC.
 */
import { randomUUIDv7 } from 'node:crypto'
import { createTodo, listTodosQuery } from '@todo/contracts'
import { openDatabase } from '@todo/database'
import { positionsIn } from '../../../services/api/src/positions.ts'
import { todosRepository } from '../../../services/api/src/routes/todos/repository.ts'
import { type FoundTodo, presentTodo } from '../../../services/api/src/routes/todos/row.ts'
import { selectTodos } from '../../../services/api/src/routes/todos/selection.ts'
import { findTodo } from '../../../services/api/src/routes/todos/statements.ts'
import { keepInFlight } from '../measure/load.ts'
import type { Order } from '../steps/through-prisma.ts'
import { presentTodo as presentPrismaTodo } from './ordinary-todo.ts'

const { DATABASE_URL = '', READER_ID: userId = '', WRITER_ID: writerId = '' } = process.env
const { LIST_ID: listId = '', TODO_ID: id = '', LISTS = '' } = process.env
const lists = LISTS.split(',')
const database = openDatabase({
  url: DATABASE_URL,
  role: 'todo_api',
  applicationName: 'bench-operations',
  poolSize: 10,
  onIdleError: error => {
    throw error
  },
})

const page = listTodosQuery.parse({ listId })
const newTodo = (worker: number) =>
  createTodo.parse({ listId: lists[worker], title: 'Call the plumber', notes: 'Before noon' })

const member = { list: { members: { some: { userId } } } }
const include = { todoTags: { where: { userId } }, reminders: { where: { userId } } }

const operations: Record<Order['via'], Record<Order['operation'], (worker: number) => Promise<unknown>>> = {
  sql: {
    list: async () => (await database.read<FoundTodo>(userId, selectTodos(userId, page))).map(presentTodo),
    item: async () => {
      const rows = await database.read<FoundTodo>(userId, { name: 'find', text: findTodo, values: [userId, id] })
      return rows.map(presentTodo)
    },
    create: worker =>
      database.transaction(writerId, async tx => {
        const todos = todosRepository(tx, writerId)
        const todo = { ...newTodo(worker), id: randomUUIDv7() }
        const spot = await todos.takeSpot(todo.listId, todo.place, null)
        return presentTodo(await todos.insert(todo, positionsIn(spot ?? { lower: null, upper: null }, 1)[0] ?? ''))
      }),
  },
  prisma: {
    list: () =>
      database.prismaTransaction(userId, async ({ prisma }) => {
        const where = { listId, trashedAt: null, ...member }
        const todos = await prisma.todo.findMany({ where, include, orderBy: { position: 'asc' }, take: page.limit + 1 })
        return todos.map(presentPrismaTodo)
      }),
    item: () =>
      database.prismaTransaction(userId, async ({ prisma }) => {
        const todo = await prisma.todo.findUnique({ where: { id, ...member }, include })
        return todo && presentPrismaTodo(todo)
      }),
    create: worker =>
      database.prismaTransaction(writerId, async ({ prisma }) => {
        const { listId, title, notes } = newTodo(worker)
        await prisma.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${listId}, 1))`
        await prisma.member.findUnique({ where: { listId_userId: { listId, userId: writerId } } })
        const last = await prisma.todo.findFirst({ where: { listId }, orderBy: { position: 'desc' } })
        const [position = ''] = positionsIn({ lower: last?.position ?? null, upper: null }, 1)
        const data = { id: randomUUIDv7(), listId, title, notes, createdBy: writerId, position }
        return presentPrismaTodo({ ...(await prisma.todo.create({ data })), todoTags: [], reminders: [] })
      }),
  },
}

process.on('message', async ({ via, operation, extent }: Order) => {
  process.send?.({ type: 'done', load: await keepInFlight(extent, operations[via][operation]) })
})
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => process.exit())
process.send?.({ type: 'ready' })
