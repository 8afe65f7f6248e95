import { randomInt } from 'node:crypto'
import { createServer, type ListenOptions } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { StartError } from '@todo/runtime'

const loopbacks = ['127.0.0.1', '::1']
/** Milliseconds: what a killed start left behind lets go of its port within this. */
const patience = 3_000

/** Below what systems give to outgoing connections (32768 and up), one of which could take a free port before we do. */
const own = { from: 15_000, to: 32_000 } as const

/** Free ports, for what only we talk to. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const port = randomInt(own.from, own.to)
    if (!(await isTaken(port))) ports.add(port)
  }
  return [...ports]
}

/** @throws StartError unless `port` can be listened on at both addresses of localhost */
export async function assertFree(port: number): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    const taken = await isTaken(port)
    if (!taken) return
    if (taken === 'EACCES') throw new StartError(`Port ${port} needs root: choose one above 1023, such as PORT=3000.`)
    if (Date.now() > deadline) {
      throw new StartError(
        `Port ${port} is in use by another program: stop that, or choose another port: PORT=${port + 1} ./todo start`,
      )
    }
    await setTimeout(100)
  }
}

async function isTaken(port: number): Promise<string | undefined> {
  for (const host of loopbacks) {
    try {
      await tryPort({ port, host, exclusive: true })
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      // A machine without IPv6 is no obstacle.
      if (code === 'EADDRINUSE' || code === 'EACCES') return code
    }
  }
  return undefined
}

const tryPort = (options: ListenOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(options, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
