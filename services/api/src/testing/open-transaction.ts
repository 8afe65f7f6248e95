import type { TestApi } from './start-api.ts'

export type Statement = readonly [text: string, values: unknown[]]

interface OpenTransaction {
  commit(): Promise<unknown>
  /** Waits until somebody waits for what this transaction holds. */
  untilAwaited(): Promise<void>
}

const waiting = 'select from pg_stat_activity where $1 = any (pg_blocking_pids(pid))'

/**
 * Keeps a transaction of the owner open while `work` runs, as a request that takes its time does; what `work` does not
 * commit is rolled back.
 */
export const whileOpen = async <Result>(
  api: TestApi,
  statements: readonly Statement[],
  work: (transaction: OpenTransaction) => Promise<Result>,
): Promise<Result> => {
  const client = await api.ownerPool.connect()
  try {
    const { rows } = await client.query('select pg_backend_pid() as pid')
    await client.query('begin')
    for (const [text, values] of statements) await client.query(text, values)
    return await work({
      commit: () => client.query('commit'),
      async untilAwaited() {
        while ((await api.sql(waiting, rows[0].pid)).length === 0);
      },
    })
  } finally {
    await client.query('rollback')
    client.release()
  }
}
