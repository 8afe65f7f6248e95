import { once } from 'node:events'
import type { BenchSession } from '../bench-session.ts'
import { type Child, startChild } from '../child.ts'
import type { Extent, Load } from '../measure/load.ts'
import { alternate, cpuOf, type Schedule } from '../measure/rounds.ts'
import { type Spread, spread } from '../measure/statistics.ts'

export const operationNames = ['list', 'item', 'create'] as const
export type OperationName = (typeof operationNames)[number]

/** What the process of operations is asked to do. */
export interface Order {
  readonly via: 'sql' | 'prisma'
  readonly operation: OperationName
  readonly extent: Extent
}

/** CPU milliseconds of one operation in SQL and through Prisma Client, and how many times the one is the other. */
export type ThroughPrisma = Record<OperationName, { sql: Spread; prisma: Spread; ratio: Spread }>

const carryOut = async (child: Child, order: Order): Promise<Load> => {
  child.process.send(order)
  const [{ load }] = (await once(child.process, 'message')) as [{ load: Load }]
  return load
}

/** Compares the API's SQL with the same operations through Prisma Client. */
export const compareThroughPrisma = async (session: BenchSession, schedule: Schedule): Promise<ThroughPrisma> => {
  const { data, databaseUrl, log, postmaster } = session
  const env = {
    DATABASE_URL: databaseUrl,
    READER_ID: data.reader.id,
    WRITER_ID: data.writer.id,
    LIST_ID: data.listId,
    TODO_ID: data.todoIds[0] ?? '',
    LISTS: data.lists.api.join(),
  }
  await using child = await startChild({ folder: 'bench', file: 'src/servers/operations.ts', env, log })
  const results = {} as ThroughPrisma
  for (const operation of operationNames) {
    const cases = (['sql', 'prisma'] as const).map(via => ({
      key: via,
      pid: child.pid,
      run: (extent: Extent) => carryOut(child, { via, operation, extent }),
    }))
    const measured = await alternate(cases, schedule, postmaster)
    const sql = measured.sql.map(cpuOf)
    const prisma = measured.prisma.map(cpuOf)
    const ratio = spread(prisma.map((cpu, round) => cpu / (sql[round] ?? Number.NaN)))
    results[operation] = { sql: spread(sql), prisma: spread(prisma), ratio }
  }
  return results
}
