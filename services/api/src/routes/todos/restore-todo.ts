import type { Operation } from '../../operation.ts'
import { changeState } from './change-state.ts'

export const restoreTodo: Operation = (app, dependencies) => {
  changeState(app, dependencies, 'restore-todo', {
    action: 'restore',
    state: 'restored',
    summary: 'Take a todo and its subtasks out of the trash',
  })
}
