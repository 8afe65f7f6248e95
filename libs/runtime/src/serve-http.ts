import type { FastifyInstance } from 'fastify'
import { trackConnections } from './connections.ts'
import type { Scope } from './run-service.ts'
import { StartError } from './start-error.ts'

export type Address = {
  host: string
  port: number
  /** The variable that the port came from, for the sentence when it is taken. */
  variable: string
}

/**
 * Listens, and drains when the scope is disposed: requests in flight finish, and keep-alive connections are told to
 * close with their next response, so that no client writes into a connection that is being closed.
 * @returns the URL it listens on
 * @throws StartError when the port is taken or not allowed
 */
export async function serveHttp(scope: Scope, app: FastifyInstance, address: Address): Promise<string> {
  const { host, port, variable } = address
  const connections = trackConnections(app.server)
  scope.defer(
    `http server of ${variable}`,
    async () => {
      await connections.settle()
      const sweep = setInterval(() => app.server.closeIdleConnections(), 100)
      await app.close().finally(() => clearInterval(sweep))
    },
    { timeoutMs: 20_000 },
  )
  scope.state.draining.addEventListener('abort', connections.discourage)
  try {
    return await app.listen({ host, port })
  } catch (error) {
    throw explainListenFailure(error, address)
  }
}

function explainListenFailure(error: unknown, { host, port, variable }: Address): unknown {
  const cause = { cause: error }
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use: stop what listens there, or set ${variable} to a free port.`,
        cause,
      )
    case 'EACCES':
      return new StartError(`Port ${port} is not allowed: set ${variable} to a port from 1024 up.`, cause)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`${host} is no address of this machine: listen on 127.0.0.1 or 0.0.0.0.`, cause)
    default:
      return error
  }
}
