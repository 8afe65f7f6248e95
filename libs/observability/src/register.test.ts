import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startOtlpReceiver } from './testing/otlp-receiver.ts'
import { logLines, startRelay } from './testing/start-relay.ts'

// Each test starts processes.
vi.setConfig({ testTimeout: 30_000 })

const traceId = '0af7651916cd43dd8448eb211c80319c'
const parentSpanId = 'b7ad6b7169203331'
const traceparent = `00-${traceId}-${parentSpanId}-01`
/** SPAN_KIND_SERVER of the wire format. */
const serverKind = 2

async function relayWithCollector(env: Record<string, string> = {}) {
  const receiver = await startOtlpReceiver()
  onTestFinished(() => receiver.close())
  const relay = await startRelay({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    ...env,
  })
  onTestFinished(() => void relay.child.kill('SIGKILL'))
  return { receiver, relay }
}

function click(url: string, headers: Record<string, string> = {}) {
  return fetch(`${url}/relay/7?q=buy+milk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"title":"buy milk"}',
  })
}

test('one request is one trace from its caller through Fastify and fetch to the next service', async () => {
  const { receiver, relay } = await relayWithCollector()
  const response = await click(relay.url, { traceparent })
  expect(await response.json()).toEqual({ status: 200 })
  expect(await relay.stop()).toBe(0)

  const trace = receiver.spans.filter(span => span.traceId === traceId)
  const server = trace.find(span => span.name === 'POST /relay/:id')
  const client = trace.find(span => span.scope.endsWith('instrumentation-undici'))
  const leaf = trace.find(span => span.name === 'GET /leaf')
  expect(server).toMatchObject({
    parentSpanId,
    kind: serverKind,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/relay/:id',
      'http.response.status_code': 200,
      'url.scheme': 'http',
      'url.path': '/relay/7',
      'server.address': '127.0.0.1',
      'client.address': '127.0.0.1',
      'network.protocol.version': '1.1',
      'user_agent.original': 'node',
    },
  })
  expect(client?.parentSpanId).toBe(server?.spanId)
  expect(leaf?.parentSpanId).toBe(client?.spanId)
})

test('a request that its client gave up is part of the trace too', async () => {
  const { receiver, relay } = await relayWithCollector()
  const client = new AbortController()
  const headers = { traceparent, 'content-type': 'application/json' }
  const waiting = fetch(`${relay.url}/wait`, { method: 'POST', headers, body: '{}', signal: client.signal })
  await relay.logged('before the handler')
  client.abort()
  await waiting.catch(() => {})
  await relay.logged('request aborted')
  await relay.stop()
  const server = receiver.spans.find(span => span.name === 'POST /wait')
  expect(server).toMatchObject({ traceId, attributes: { 'error.type': 'aborted' } })
})

test('log lines carry the trace they belong to, on stdout and over OTLP', async () => {
  const { receiver, relay } = await relayWithCollector()
  await click(relay.url, { traceparent })
  await relay.stop()

  const line = logLines(relay.output.stdout).find(({ msg }) => msg === 'relaying')
  expect(line).toMatchObject({ trace_id: traceId, trace_flags: '01' })
  const spanIds = receiver.spans.filter(span => span.traceId === traceId).map(span => span.spanId)
  expect(spanIds).toContain(line?.['span_id'])
  const record = receiver.logs.find(log => log.body === 'relaying')
  expect(record).toMatchObject({ traceId, spanId: line?.['span_id'], severity: 'info' })
})

test('a body that comes later and a client that goes are still part of the trace', async () => {
  const { relay } = await relayWithCollector()
  const { hostname, port } = new URL(relay.url)
  const headers = { traceparent, 'content-type': 'application/json' }
  const slow = request({ hostname, port, path: '/wait', method: 'POST', headers }).on('error', () => {})
  slow.flushHeaders()
  await relay.logged('headers arrived')
  slow.end('{}')
  expect(await relay.logged('before the handler')).toMatchObject({ trace_id: traceId })
  slow.destroy()
  expect(await relay.logged('request aborted')).toMatchObject({ trace_id: traceId, 'http.route': '/wait' })
  const metrics = await (await fetch(`${relay.url}/metrics`)).text()
  expect(metrics).toContain('_count{http_request_method="POST",http_route="/wait",http_response_status_code=""} 1')
})

test('the resource names the service, its version and the environment; OTEL_RESOURCE_ATTRIBUTES wins', async () => {
  const { receiver, relay } = await relayWithCollector({
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
  })
  await click(relay.url)
  await relay.stop()
  expect(receiver.spans[0]?.resource).toMatchObject({
    'service.name': 'observability',
    'service.version': '0.1.0',
    'deployment.environment.name': 'staging',
  })
})

test('neither probes nor what people wrote or searched for leave the process', async () => {
  const { receiver, relay } = await relayWithCollector()
  await click(relay.url)
  await fetch(`${relay.url}/metrics`)
  await relay.stop()
  expect(receiver.spans.length).toBeGreaterThan(2)
  expect(JSON.stringify([receiver.spans, receiver.logs])).not.toMatch(/buy.milk/)
  expect(receiver.spans.filter(span => span.attributes['url.path'] === '/metrics')).toEqual([])
})

test('exemplars point to sampled traces only', async () => {
  const exemplars = async (sampler: string) => {
    const { receiver, relay } = await relayWithCollector({ OTEL_TRACES_SAMPLER: sampler })
    await click(relay.url)
    const metrics = await (await fetch(`${relay.url}/metrics`)).text()
    await relay.stop()
    const pointedTo = [...metrics.matchAll(/# \{trace_id="(\w+)"/g)].map(match => match[1])
    return { pointedTo, traces: receiver.spans.map(span => span.traceId) }
  }
  const sampled = await exemplars('parentbased_always_on')
  expect(sampled.pointedTo.length).toBeGreaterThan(0)
  expect(sampled.traces).toEqual(expect.arrayContaining(sampled.pointedTo))
  expect(await exemplars('parentbased_always_off')).toEqual({ pointedTo: [], traces: [] })
})

test('the default protocol is protobuf', async () => {
  const types: string[] = []
  const collector = createServer((request, response) => {
    types.push(`${request.url} ${request.headers['content-type']}`)
    request.resume().on('end', () => response.end())
  })
  await new Promise<void>(listening => collector.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void collector.close())
  const { port } = collector.address() as AddressInfo
  const relay = await startRelay({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` })
  onTestFinished(() => void relay.child.kill('SIGKILL'))
  await click(relay.url)
  await relay.stop()
  expect(new Set(types)).toEqual(new Set(['/v1/traces application/x-protobuf', '/v1/logs application/x-protobuf']))
})
