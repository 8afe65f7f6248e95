import { randomUUIDv7 } from 'node:crypto'
import { createTodo as body, todo } from '@todo/contracts'
import { created } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { write } from '../../write.ts'
import { placeIn } from './place.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'

export const createTodo: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/todos',
    ...operation('create-todo', {
      method: 'POST',
      tag: 'Todos',
      summary: 'Add a todo to a list',
      body,
      answers: { 201: todo },
      problems: ['id-taken', 'place-not-possible', 'parent-not-possible'],
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const { listId, parentId, place, id = randomUUIDv7() } = request.body
        const spot = authorize('create-todo', await todos.takeSpot(listId, place, parentId))
        const position = await placeIn(spot, todos, request.body)
        const row = await todos.insert({ ...request.body, id }, position)
        const afterCommit = () => events.todoCreated.emit(request.log, {}, { todo_id: id })
        return { ...created(presentTodo(row), `/v1/todos/${id}`), afterCommit }
      }),
  })
}
