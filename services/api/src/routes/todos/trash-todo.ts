import type { Operation } from '../../operation.ts'
import { changeState } from './change-state.ts'

export const trashTodo: Operation = (app, dependencies) => {
  changeState(app, dependencies, 'trash-todo', {
    action: 'trash',
    state: 'trashed',
    summary: 'Put a todo and its subtasks in the trash',
  })
}
