import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { damaged } from './data-folder.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { Cluster } from './initialise.ts'
import { type Postmaster, type PostmasterOptions, PostmasterRefused, startPostmaster } from './postmaster.ts'

const PATIENCE_MS = 10_000

/**
 * Starts the server on a port, or on a free one, and tells a transient refusal from a lasting one.
 * @throws EmbeddedPostgresError `PORT_UNAVAILABLE` or `DATA_DAMAGED`
 */
export async function listen(
  cluster: Cluster,
  wanted: number | undefined,
  options: Omit<PostmasterOptions, 'port'>,
): Promise<{ port: number; postmaster: Postmaster }> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const port = wanted ?? (await freePort())
    try {
      return { port, postmaster: await startPostmaster(cluster, { ...options, port }) }
    } catch (error) {
      if (!(error instanceof PostmasterRefused)) throw error
      if (error.bindError && wanted !== undefined) throw portUnavailable(wanted, error)
      if (!error.isTransient || Date.now() > deadline) {
        throw damaged(cluster.dataDir, `is refused by Postgres (${error.message}): restore it from a backup`, error)
      }
      await setTimeout(50)
    }
  }
}

const portUnavailable = (port: number, cause: PostmasterRefused) =>
  new EmbeddedPostgresError(
    'PORT_UNAVAILABLE',
    `Postgres cannot listen on 127.0.0.1:${port} (${cause.bindError}): stop what uses that port, or choose another.`,
    { cause },
  )

/** A port that was free a moment ago; whoever takes it meanwhile makes the start choose again. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}
