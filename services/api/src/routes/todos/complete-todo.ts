import type { Operation } from '../../operation.ts'
import { changeState } from './change-state.ts'

export const completeTodo: Operation = (app, dependencies) => {
  changeState(app, dependencies, 'complete-todo', {
    action: 'complete',
    state: 'completed',
    summary: 'Complete a todo',
    event: dependencies.events.todoCompleted,
  })
}
