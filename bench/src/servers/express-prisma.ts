/**
 * An ordinary todo server: Express and Prisma Client, a session cookie looked up in the database, zod, access decided in
 * the queries. It neither logs nor measures nor traces, has no row security, idempotency or rate limits.
 */
import { createHash, randomUUIDv7 } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@todo/database/prisma'
import cookieParser from 'cookie-parser'
import express, { type NextFunction, type Request, type Response } from 'express'
import { z } from 'zod'
import { announce } from './announce.ts'
import { nextPosition, presentTodo } from './ordinary-todo.ts'

const adapter = new PrismaPg({ connectionString: process.env['DATABASE_URL'], max: 10, idleTimeoutMillis: 0 })
const prisma = new PrismaClient({ adapter })

const signedIn = async (request: Request, response: Response, next: NextFunction) => {
  const token = createHash('sha256').update(String(request.cookies['session'])).digest()
  const session = await prisma.session.findUnique({ where: { tokenHash: token } })
  if (!session || session.expiresAt < new Date()) {
    response.status(401).json({ error: 'sign in first' })
    return
  }
  response.locals['userId'] = session.userId
  next()
}

const listQuery = z.object({ listId: z.uuid(), limit: z.coerce.number().int().min(1).max(200).default(50) })
const itemParams = z.object({ id: z.uuid() })
const newTodo = z.object({
  listId: z.uuid(),
  title: z.string().trim().min(1).max(500),
  notes: z.string().max(20_000).default(''),
})

/** A todo is reached through a list that the user is in; tags and reminders are the user's own. */
const access = (userId: string) => ({
  member: { list: { members: { some: { userId } } } },
  include: { todoTags: { where: { userId } }, reminders: { where: { userId } } },
})

const app = express()
app.use(express.json(), cookieParser(), signedIn)

app.get('/v1/todos', async (request, response) => {
  const { listId, limit } = listQuery.parse(request.query)
  const { member, include } = access(response.locals['userId'])
  const todos = await prisma.todo.findMany({
    where: { listId, trashedAt: null, ...member },
    orderBy: { position: 'asc' },
    take: limit + 1,
    include,
  })
  const nextCursor = todos.length > limit ? todos[limit - 1]?.id : null
  response.json({ items: todos.slice(0, limit).map(presentTodo), nextCursor })
})

app.get('/v1/todos/:id', async (request, response) => {
  const { id } = itemParams.parse(request.params)
  const { member, include } = access(response.locals['userId'])
  const todo = await prisma.todo.findUnique({ where: { id, ...member }, include })
  if (todo) response.json(presentTodo(todo))
  else response.status(404).json({ error: 'not found' })
})

app.post('/v1/todos', async (request, response) => {
  const { listId, title, notes } = newTodo.parse(request.body)
  const userId: string = response.locals['userId']
  const member = await prisma.member.findUnique({ where: { listId_userId: { listId, userId } } })
  if (!member || member.role === 'viewer') {
    response.status(404).json({ error: 'not found' })
    return
  }
  const last = await prisma.todo.findFirst({ where: { listId }, orderBy: { position: 'desc' } })
  const todo = await prisma.todo.create({
    data: { id: randomUUIDv7(), listId, title, notes, createdBy: userId, position: nextPosition(last?.position) },
  })
  response.status(201).json(presentTodo({ ...todo, todoTags: [], reminders: [] }))
})

const server = app.listen(0, '127.0.0.1', () => announce(server))
