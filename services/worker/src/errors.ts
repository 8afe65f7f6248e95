import { StartError } from '@todo/runtime'

const notInstalled = new Set(['3F000', '42P01', '42501'])

/** SQLSTATE for a schema or table that is missing, or that the role may not use: the queue was not made for this role. */
export const explainStart = (error: unknown, role: string | undefined): unknown => {
  if (!notInstalled.has((error as { code?: string }).code ?? '')) return error
  const whom = role ? ` for the role ${role}` : ''
  return new StartError(`The job queue is not installed${whom}: run the migrations first.`, { cause: error })
}
