export * from './connection.ts'
export { parsers } from './parsers.ts'
export type { Statement, Transaction } from './statement.ts'
export { type Violation, violationOf } from './violation.ts'
