import { todo } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize, type OperationId } from '../../authorization.ts'
import { type Api, type Dependencies, operation } from '../../operation.ts'
import { allowMatch, isConditional } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'
import type { stateChanges } from './statements.ts'

interface StateChange {
  readonly action: string
  readonly state: keyof typeof stateChanges
  readonly summary: string
  readonly event?: Dependencies['events']['todoCompleted']
}

/** Complete, reopen, trash and restore are one shape: asked for twice, they change once. */
export const changeState = (app: Api, { database }: Dependencies, id: OperationId, change: StateChange) => {
  const { action, state, summary, event } = change
  app.route({
    url: `/v1/todos/:todoId/${action}`,
    ...operation(id, {
      method: 'POST',
      tag: 'Todos',
      summary,
      params: todoParams,
      answers: { 200: todo },
      problems: ['precondition-failed'],
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const current = authorize(id, await todos.find(request.params.todoId, { held: isConditional(request) }))
        allowMatch(request, presentTodo(current))
        const changed = await todos.set(current, state)
        if (!changed) return ok(presentTodo(authorize(id, await todos.find(current.id))))
        return { ...ok(presentTodo(changed)), afterCommit: () => event?.emit(request.log, {}, { todo_id: changed.id }) }
      }),
  })
}
