import type { JobDefinition } from '@todo/contracts'
import { type JobHandler, jobHandler } from './job-handler.ts'

interface PurgeOptions {
  readonly definition: JobDefinition<object>
  readonly schedule: string
  readonly table: string
  readonly key: string
  /** What may go. The policies of the worker's role say so too, but not every deployment has the role. */
  readonly where: string
}

/** Rows of one statement: short transactions, since the change feed waits for the oldest. */
const batch = 1000

/** A job that deletes what has had its time. */
export const purgeHandler = ({ definition, schedule, table, key, where }: PurgeOptions): JobHandler =>
  jobHandler({
    definition,
    schedule,
    async handle(_payload, { database, events, log, signal }) {
      const text = `delete from ${table} where (${key}) in (select ${key} from ${table} where ${where} limit ${batch})`
      let rows = 0
      for (let last = batch; last === batch && !signal.aborted; rows += last) {
        last = (await database.query(text)).rowCount ?? 0
      }
      events.purgedRows.add({ job: definition.name }, rows)
      log.info({ rows }, 'purged')
    },
  })
