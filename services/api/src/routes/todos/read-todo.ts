import { todo } from '@todo/contracts'
import { sendItem } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { todoParams } from './params.ts'
import { type FoundTodo, presentTodo } from './row.ts'
import { findTodo } from './statements.ts'

export const readTodo: Operation = (app, { database }) => {
  app.route({
    url: '/v1/todos/:todoId',
    ...operation('read-todo', {
      method: 'GET',
      tag: 'Todos',
      summary: 'Read a todo',
      params: todoParams,
      answers: { 200: todo },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const values = [userId, request.params.todoId]
      const [row] = await database.read<FoundTodo>(principal, { name: 'find-todo', text: findTodo, values })
      return sendItem(request, reply, presentTodo(authorize('read-todo', row)))
    },
  })
}
