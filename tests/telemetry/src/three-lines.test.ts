import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { startOtlpReceiver } from '@todo/observability/testing'
import { expect, onTestFinished, test } from 'vitest'

const folder = join(import.meta.dirname, '..')

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The service of the README of libs/observability, word for word but for its ports. */
const writeService = (port: number, metricsPort: number) => {
  const readme = readFileSync(join(folder, '../../libs/observability/README.md'), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? []
  expect(code.match(/\/\/ \d: /g)).toHaveLength(3)
  mkdirSync(join(folder, 'dist'), { recursive: true })
  const root = mkdtempSync(join(folder, 'dist/hello-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'package.json'), '{ "name": "@todo/hello", "version": "1.2.3", "type": "module" }')
  writeFileSync(join(root, 'main.js'), code.replace('3000', String(port)).replace('9464', String(metricsPort)))
  return join(root, 'main.js')
}

test('the three lines of the README make a service traced, logged and measured', async () => {
  const collector = await startOtlpReceiver()
  onTestFinished(() => collector.close())
  const [port, metricsPort] = [await freePort(), await freePort()]
  const args = ['--conditions=source', '--import', '@todo/observability/register', writeService(port, metricsPort)]
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', text => (stdout += text))
  const closed = once(child, 'close')
  await once(child, 'message')

  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`
  await fetch(`http://127.0.0.1:${port}/hello/ada`, { headers: { traceparent } })
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  child.kill('SIGTERM')
  expect((await closed)[0]).toBe(0)

  const series = 'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/hello/:name"'
  expect(metrics).toContain(`${series},http_response_status_code="200"} 1`)
  expect(metrics).toMatch(new RegExp(`_bucket.*# \\{trace_id="${traceId}"`))
  expect(metrics).toContain('target_info{service_name="hello",service_version="1.2.3"} 1')
  const line = stdout.split('\n').find(text => text.includes('"msg":"request"'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({ trace_id: traceId, 'http.route': '/hello/:name' })
  expect(collector.spans).toMatchObject([{ traceId, name: 'GET /hello/:name', resource: { 'service.name': 'hello' } }])
  expect(collector.logs.find(({ body }) => body === 'request')).toMatchObject({ traceId })
}, 30_000)
