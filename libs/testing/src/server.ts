import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@todo/database/embedded'
import { startContainer } from './container.ts'

/** A server for one test run. */
export interface Server {
  readonly adminUrl: string
  readonly ownerUrl: string
  stop(): Promise<void>
}

const PREFIX = 'todo-test-'

/**
 * The server that TEST_DATABASE_URL names, one in a container for TEST_DATABASE=container, or else one of our own in the
 * temporary folder; ours are gone after the run.
 */
export async function startServer(): Promise<Server> {
  const { TEST_DATABASE_URL: own, TEST_DATABASE: kind = 'embedded' } = process.env
  if (own) return { adminUrl: own, ownerUrl: own, stop: async () => {} }
  if (kind === 'container') return startContainer()
  if (kind !== 'embedded') throw new Error(`TEST_DATABASE is ${kind}: set it to embedded or container.`)
  await removeAbandoned()
  const folder = join(tmpdir(), PREFIX + process.pid)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false })
  return {
    adminUrl: server.superuserUrl,
    ownerUrl: server.url,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** A run that was killed leaves its server behind: starting on the same data ends it, and then the data can go. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length)))) continue
    const folder = join(tmpdir(), name)
    const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false }).catch(() => undefined)
    await server?.stop()
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
