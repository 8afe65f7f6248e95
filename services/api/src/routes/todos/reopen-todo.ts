import type { Operation } from '../../operation.ts'
import { changeState } from './change-state.ts'

export const reopenTodo: Operation = (app, dependencies) => {
  changeState(app, dependencies, 'reopen-todo', {
    action: 'reopen',
    state: 'reopened',
    summary: 'Reopen a completed todo',
  })
}
