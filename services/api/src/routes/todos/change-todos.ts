import { type BulkItem, changeTodos as body, bulkResult, type Todo } from '@todo/contracts'
import type { Transaction } from '@todo/database'
import type { FastifyError } from 'fastify'
import { authorize, type OperationId } from '../../authorization.ts'
import { catalogue, ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { problemBody, toProblem } from '../../plugins/problems.ts'
import { staleSince } from '../../precondition.ts'
import { write } from '../../write.ts'
import { removeTodo } from './delete-todo.ts'
import { relocate } from './move-todo.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'
import { editTodo } from './update-todo.ts'

type Todos = ReturnType<typeof todosRepository>

const operationOf: Record<BulkItem['action'], OperationId> = {
  complete: 'complete-todo',
  reopen: 'reopen-todo',
  trash: 'trash-todo',
  restore: 'restore-todo',
  delete: 'delete-todo',
  update: 'update-todo',
  move: 'move-todo',
}

const stateOf = { complete: 'completed', reopen: 'reopened', trash: 'trashed', restore: 'restored' } as const

/** As If-Match does for the single operation: needed to edit and to delete, allowed everywhere. */
const checkVersion = ({ action, version }: BulkItem, current: Todo) => {
  if (version === undefined && (action === 'update' || action === 'delete')) {
    throw new ProblemError('precondition-required')
  }
  if (version !== undefined && version !== current.version) throw staleSince(current)
}

/** Carries out one item; without a todo when it is gone afterwards. */
const carryOut = async (todos: Todos, item: BulkItem): Promise<{ todo?: Todo; completed?: boolean }> => {
  const found = authorize(operationOf[item.action], await todos.find(item.todoId, { held: item.version !== undefined }))
  const current = presentTodo(found)
  checkVersion(item, current)
  switch (item.action) {
    case 'delete':
      await removeTodo(todos, current)
      return {}
    case 'update':
      return { todo: await editTodo(todos, current, item.patch) }
    case 'move':
      return { todo: await relocate(todos, found, { listId: item.listId, place: 'last' }) }
    default: {
      const changed = await todos.set(found, stateOf[item.action])
      return { todo: presentTodo(changed ?? found), completed: item.action === 'complete' && changed !== undefined }
    }
  }
}

const control = (tx: Transaction, text: string) => tx.query({ name: text.replaceAll(' ', '-'), text })

export const changeTodos: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/todos/changes',
    ...operation('change-todos', {
      method: 'POST',
      tag: 'Todos',
      summary: 'Change many todos at once',
      description: 'Each item succeeds or fails for itself; `items` has a result for each, in their order.',
      body,
      answers: { 200: bulkResult },
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const items = []
        const completed: string[] = []
        for (const item of request.body.items) {
          await control(tx, 'savepoint item')
          try {
            const { todo, completed: now } = await carryOut(todos, item)
            if (now) completed.push(item.todoId)
            items.push({ todoId: item.todoId, status: todo ? 200 : 204, ...(todo && { todo }) })
          } catch (error) {
            const problem = toProblem(error as FastifyError)
            // Ours to mend, or the database's: nothing of the request is kept, and it may be sent again.
            if (catalogue[problem.code].status >= 500) throw error
            await control(tx, 'rollback to savepoint item')
            const { status } = catalogue[problem.code]
            items.push({ todoId: item.todoId, status, problem: problemBody(problem, request.id) })
          }
        }
        const afterCommit = () => {
          for (const id of completed) events.todoCompleted.emit(request.log, {}, { todo_id: id })
        }
        return { status: 200, body: { items }, afterCommit }
      }),
  })
}
