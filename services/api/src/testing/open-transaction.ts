import type { TestApi } from './start-api.ts'

export type Statement = readonly [text: string, values: unknown[]]

/**
 * Keeps a transaction of the owner open while `work` runs, as a request that takes its time does; what `work` does not
 * commit is rolled back.
 */
export const whileOpen = async <Result>(
  api: TestApi,
  statements: readonly Statement[],
  work: (commit: () => Promise<unknown>) => Promise<Result>,
): Promise<Result> => {
  const client = await api.ownerPool.connect()
  try {
    await client.query('begin')
    for (const [text, values] of statements) await client.query(text, values)
    return await work(() => client.query('commit'))
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

/** Waits until a statement of somebody waits for a lock. */
export const untilBlocked = async (api: TestApi): Promise<void> => {
  while ((await api.sql(blocked)).length === 0);
}
