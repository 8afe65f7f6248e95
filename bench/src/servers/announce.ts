import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Tells the bench where this server listens, and ends with it. */
export const announce = (server: Server): void => {
  const { port } = server.address() as AddressInfo
  process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` })
  for (const signal of ['SIGTERM', 'disconnect']) process.once(signal, () => process.exit())
}
