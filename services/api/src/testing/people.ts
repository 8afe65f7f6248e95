import { randomUUID } from 'node:crypto'
import type { List, ListSummary, Role, Tag, Todo } from '@todo/contracts'
import request from 'supertest'
import type { TestApi } from './start-api.ts'

export type Person = Awaited<ReturnType<typeof signUp>>

export const password = 'correct horse battery'

/** Opens an account; the agent keeps its cookie, which is told for other clients. */
export const signUp = async ({ url }: Pick<TestApi, 'url'>) => {
  const agent = request.agent(url)
  const email = `${randomUUID()}@example.com`
  const { body, headers } = await agent.post('/v1/account').send({ email, name: 'Ada', password }).expect(201)
  const [cookie = ''] = String(headers['set-cookie']).split(';')
  return { agent, email, id: body.id as string, cookie }
}

/** Makes a list. */
export const makeList = async ({ agent }: Person, fields: object = {}): Promise<List> =>
  (
    await agent
      .post('/v1/lists')
      .send({ name: 'Home', ...fields })
      .expect(201)
  ).body

/** Makes a todo in a list. */
export const makeTodo = async ({ agent }: Person, listId: string, fields: object = {}): Promise<Todo> =>
  (
    await agent
      .post('/v1/todos')
      .send({ listId, title: 'Buy milk', ...fields })
      .expect(201)
  ).body

/** Makes a tag. */
export const makeTag = async ({ agent }: Person, name: string): Promise<Tag> =>
  (await agent.post('/v1/tags').send({ name }).expect(201)).body

/** What the person's lists are. */
export const readLists = async ({ agent }: Person): Promise<ListSummary[]> =>
  (await agent.get('/v1/lists').expect(200)).body.items

/** A todo as it is now. */
export const readTodo = async ({ agent }: Person, todoId: string): Promise<Todo> =>
  (await agent.get(`/v1/todos/${todoId}`).expect(200)).body

/** One page of todos, the first 200 unless the query says otherwise. */
export const readTodos = async ({ agent }: Person, query: object): Promise<Todo[]> =>
  (
    await agent
      .get('/v1/todos')
      .query({ limit: 200, ...query })
      .expect(200)
  ).body.items

let joined = 0

/** Makes a person a member of another's list, which no operation does yet. */
export const join = async (api: TestApi, person: Person, listId: string, role: Role): Promise<void> => {
  const position = `c${String(++joined).padStart(3, '0')}`
  await api.sql(
    'insert into members (list_id, user_id, role, position) values ($1, $2, $3, $4)',
    listId,
    person.id,
    role,
    position,
  )
}
