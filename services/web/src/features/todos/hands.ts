/** What keys and pointers do with rows: it comes right after the rows, which are shown without it. */
export { rowKeys } from './row-keys.ts'
export { pick, rowPointer } from './row-pointer.ts'
export { hearSelecting } from './selecting-keys.ts'
