import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createMessageReader } from './messages.ts'

/** What a client asked of Postgres so far. */
export interface WireCount {
  /** Statements carried out, without BEGIN, COMMIT and the mere setting of a user. */
  readonly statements: number
  /** Times that the client waited for an answer. */
  readonly roundTrips: number
}

export interface Wire extends AsyncDisposable {
  /** The same database, by way of the counter. */
  readonly url: string
  count(): WireCount
}

/**
 * Milliseconds by which answers are held back: whatever a client sends in that time was sent without waiting for them,
 * and so travels in the same round trip.
 */
const holdBack = 10

/** Stands between a client and Postgres and counts what passes. */
export const openWire = async (databaseUrl: string): Promise<Wire> => {
  const { port, hostname } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let statements = 0
  let roundTrips = 0
  const server = createServer(client => {
    const upstream = dial(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
    }
    let waiting = false
    const read = createMessageReader(() => statements++)
    client.on('data', (data: Buffer) => {
      if (read(data) && !waiting) {
        waiting = true
        roundTrips++
      }
      upstream.write(data)
    })
    upstream.on('data', async data => {
      await setTimeout(holdBack)
      waiting = false
      client.write(data)
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const detour = new URL(databaseUrl)
  detour.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: detour.href,
    count: () => ({ statements, roundTrips }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise(closed => server.close(closed))
    },
  }
}
