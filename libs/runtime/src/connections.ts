import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Connections = {
  /** From now on every response says `Connection: close`, also of requests that are being handled. */
  discourage(): void
  /** Resolves when no connection is left, or when those that are left had a while to come with one more request. */
  settle(): Promise<void>
}

/** How long a silent keep-alive connection may stay while draining, in milliseconds. */
const settleMs = 500

/**
 * Closing an idle keep-alive connection races with the request that its client may be writing. Telling the client
 * first leaves the closing to it.
 * @see https://www.rfc-editor.org/rfc/rfc9112.html#section-9.6
 */
export function trackConnections(server: Server): Connections {
  const sockets = new Set<Socket>()
  let discouraged = false
  let empty: (() => void) | undefined
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) empty?.()
    })
  })
  server.prependListener('request', (_request, response) => {
    if (discouraged) response.shouldKeepAlive = false
  })
  return {
    discourage() {
      discouraged = true
      for (const socket of sockets) {
        const response = responseOn(socket)
        if (response && !response.headersSent) response.shouldKeepAlive = false
      }
    },
    async settle() {
      if (sockets.size === 0) return
      const timer = setTimeout(() => empty?.(), settleMs)
      await new Promise<void>(resolve => {
        empty = resolve
      })
      clearTimeout(timer)
    },
  }
}

// Node keeps the response that is being made on its socket; there is no public way from one to the other.
function responseOn(socket: Socket): ServerResponse | undefined {
  return (socket as Socket & { _httpMessage?: ServerResponse })._httpMessage
}
