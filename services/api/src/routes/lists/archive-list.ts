import type { Operation } from '../../operation.ts'
import { changeArchive } from './change-archive.ts'

export const archiveList: Operation = (app, dependencies) => {
  const summary = 'Archive a list: it keeps its todos and leaves the views'
  changeArchive(app, dependencies, 'archive-list', { action: 'archive', archived: true, summary })
}
