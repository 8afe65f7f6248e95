import type { Operation } from '../../operation.ts'
import { changeArchive } from './change-archive.ts'

export const unarchiveList: Operation = (app, dependencies) => {
  const summary = 'Take a list out of the archive'
  changeArchive(app, dependencies, 'unarchive-list', { action: 'unarchive', archived: false, summary })
}
