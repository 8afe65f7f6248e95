import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OtlpSink {
  readonly url: string
  /** Bytes of traces taken so far. */
  bytes(): number
  close(): void
}

/** A collector that takes everything and keeps nothing. */
export const openSink = async (): Promise<OtlpSink> => {
  let bytes = 0
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    request.on('end', () => response.setHeader('content-type', 'application/x-protobuf').end())
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: () => bytes,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
