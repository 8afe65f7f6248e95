import { appendFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbedded } from '@todo/database/embedded'
import { StartError } from '@todo/runtime'
import { LogFile } from './log-file.ts'
import type { Places } from './places.ts'
import { readRunning } from './running.ts'
import type { SupervisionOptions } from './supervised-service.ts'

/** The database of this start: of our own, or one that someone else runs. */
export interface StartedDatabase {
  readonly url: string
  /** Absent when it is someone else's. */
  readonly pid: number | undefined
  stop(): Promise<void>
}

/** Starts the embedded Postgres, and again on the same port if it dies. */
export async function startDatabase(places: Places, options: SupervisionOptions): Promise<StartedDatabase> {
  const { path } = new LogFile(places.logs, 'postgres')
  const log = (line: string) => appendFileSync(path, `${line}\n`)
  let stopping = false
  let server = await open(places)({ dataDir: places.postgres, log })

  const keepRunning = async () => {
    for (;;) {
      await server.exited
      if (stopping) return
      options.say(`Postgres ended and is restarted; its log is ${path}`)
      await server.stop()
      await setTimeout(100)
      server = await startEmbedded({ dataDir: places.postgres, port: server.port, log })
      // Asked to stop meanwhile: the one that has just started is the one to stop.
      if (stopping) await server.stop()
      else options.onChange()
    }
  }
  const kept = keepRunning().catch(error => options.onGivenUp(new StartError(error.message)))

  return {
    url: server.url,
    get pid() {
      return server.pid
    },
    async stop() {
      stopping = true
      await server.stop()
      await kept
    },
  }
}

const open =
  (places: Places) =>
  async (options: Parameters<typeof startEmbedded>[0]): Promise<EmbeddedPostgres> => {
    try {
      return await startEmbedded(options)
    } catch (error) {
      if (!(error instanceof EmbeddedPostgresError)) throw error
      const other = error.code === 'ALREADY_RUNNING' && readRunning(places)
      if (!other || other.pid !== error.pid) throw new StartError(error.message, { cause: error })
      throw new StartError(
        `Todo already runs on this data, at ${other.url} (process ${other.pid}): open that, or stop it first.`,
      )
    }
  }
