import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { logLines, startRelay } from './testing/start-relay.ts'

// Each test starts processes.
vi.setConfig({ testTimeout: 30_000 })

async function relayWith(env: Record<string, string>) {
  const relay = await startRelay(env)
  onTestFinished(() => void relay.child.kill('SIGKILL'))
  return relay
}

/** Accepts connections and never says a word. */
async function listenSilently(port: number) {
  const sockets: Socket[] = []
  const server = createServer(socket => sockets.push(socket)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { sockets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const click = (url: string) => fetch(`${url}/relay/7`, { method: 'POST' })

test('without an endpoint nothing is loaded and no connection is made', async () => {
  // By the specification an exporter without an endpoint goes to this port.
  const { sockets } = await listenSilently(4318)
  const relay = await relayWith({ OTEL_EXPORTER_OTLP_ENDPOINT: '', NODE_DEBUG: 'module' })
  expect(await (await click(relay.url)).json()).toEqual({ status: 200 })
  expect(await relay.stop()).toBe(0)
  expect(relay.output.stderr).toContain('prom-client')
  expect(relay.output.stderr).not.toMatch(/import-in-the-middle|otlp|sdk-trace/)
  expect(sockets).toEqual([])
  expect(logLines(relay.output.stdout).find(({ msg }) => msg === 'relaying')).not.toHaveProperty('trace_id')
})

test.each([
  ['refuses connections', async () => 'http://127.0.0.1:9'],
  ['accepts and never answers', async () => (await listenSilently(0)).url],
])('with a collector that %s, requests go on and the service stops in time', async (_case, endpoint) => {
  const relay = await relayWith({
    OTEL_EXPORTER_OTLP_ENDPOINT: await endpoint(),
    OTEL_EXPORTER_OTLP_TIMEOUT: '300',
    OTEL_BSP_MAX_QUEUE_SIZE: '50',
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10',
    OTEL_BSP_SCHEDULE_DELAY: '10',
  })
  for (let round = 0; round < 20; round++) {
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await click(relay.url)).status))
    expect(new Set(statuses)).toEqual(new Set([200]))
  }
  const stopping = performance.now()
  expect(await relay.stop()).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(10_000)
})

test('an unknown protocol stops the start with a sentence', async () => {
  const relay = await relayWith({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  })
  expect(relay.child.exitCode).toBe(1)
  expect(relay.output.stderr).toBe(
    'OTEL_EXPORTER_OTLP_PROTOCOL must be one of http/protobuf, http/json, but is "grpc".\n',
  )
})
