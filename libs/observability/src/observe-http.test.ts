import Fastify from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLogger, createRegistry, httpServerMetrics, observeHttp, requestIds, requestLog } from './index.ts'

async function service() {
  const lines: Record<string, unknown>[] = []
  const registry = createRegistry()
  const app = Fastify({
    loggerInstance: createLogger({ name: 'api', destination: { write: line => lines.push(JSON.parse(line)) } }),
    logController: requestLog(),
    genReqId: requestIds(),
  })
  await app.register(observeHttp, { metrics: httpServerMetrics(registry) })
  app.get('/todos/:id', async () => 'ok')
  app.get('/broken', async () => {
    throw new Error('for ada@example.org')
  })
  app.get('/livez', async () => 'ok')
  return { app, lines, registry }
}

test('each request is one log line: template, status, duration and id, no query and no body', async () => {
  const { app, lines } = await service()
  await app.inject('/todos/7?q=milk')
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      'service.name': 'api',
      request_id: expect.stringMatching(/^[\w-]{8}-0$/),
      'http.request.method': 'GET',
      'http.route': '/todos/:id',
      'http.response.status_code': 200,
      duration_ms: expect.any(Number),
      msg: 'request',
    },
  ])
})

test('a failure tells its cause once and its outcome once', async () => {
  const { app, lines } = await service()
  await app.inject('/broken')
  expect(lines).toMatchObject([
    { level: 'error', err: { message: 'for [redacted]' }, msg: 'unhandled error' },
    { level: 'error', 'http.response.status_code': 500, msg: 'request failed' },
  ])
})

test('durations are counted by method, template and status; unknown paths share one series', async () => {
  const { app, registry } = await service()
  for (const url of ['/todos/1', '/todos/2', '/broken', '/nowhere/1', '/nowhere/2']) await app.inject(url)
  const counts = (await registry.expose()).match(/^http_server_request_duration_seconds_count.*$/gm)
  expect(counts).toEqual([
    'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/todos/:id",http_response_status_code="200"} 2',
    'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/broken",http_response_status_code="500"} 1',
    'http_server_request_duration_seconds_count{http_request_method="GET",http_route="",http_response_status_code="404"} 2',
  ])
})

test('a stream counts when it begins, not for how long somebody read it', async () => {
  const { app, lines, registry } = await service()
  const closed = Promise.withResolvers<void>()
  app.get('/stream', (request, reply) => {
    reply.raw.once('close', () => closed.resolve())
    reply.hijack()
    reply.raw.writeHead(200).write('first')
    app.observeStream(request, reply)
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const reader = new AbortController()
  await fetch(`${url}/stream`, { signal: reader.signal })
  const count = 'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/stream"'
  expect(await registry.expose()).toContain(`${count},http_response_status_code="200"} 1`)
  expect(await registry.expose()).toContain('http_server_active_requests{http_request_method="GET"} 0')
  reader.abort()
  await closed.promise
  expect(await registry.expose()).not.toContain(`${count},http_response_status_code=""}`)
  expect(lines.map(({ msg }) => msg)).not.toContain('request aborted')
})

test('requests that are being answered are counted until they are', async () => {
  const { app, registry } = await service()
  const active = async () => /^http_server_active_requests.* (\d)$/m.exec(await registry.expose())?.[1]
  const arrived = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    arrived.resolve()
    await answer.promise
    return 'ok'
  })
  const response = app.inject('/slow')
  await arrived.promise
  expect(await active()).toBe('1')
  answer.resolve()
  await response
  await vi.waitFor(async () => expect(await active()).toBe('0'))
})

test('probes leave neither a line nor a measurement', async () => {
  const { app, lines, registry } = await service()
  expect((await app.inject('/livez')).statusCode).toBe(200)
  expect(lines).toEqual([])
  expect(await registry.expose()).not.toContain('http_server_request_duration_seconds_count')
})
