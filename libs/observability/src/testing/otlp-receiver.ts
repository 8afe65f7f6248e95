import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type AnyValue = { stringValue?: string; intValue?: number | string; boolValue?: boolean; doubleValue?: number }
type KeyValue = { key: string; value: AnyValue }
type WireSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: KeyValue[]
  links?: { traceId: string; spanId: string }[]
  status?: { message?: string }
}
type WireRecord = { traceId?: string; spanId?: string; severityText: string; body: AnyValue; attributes: KeyValue[] }
type Scoped<T extends string, R> = { resource: { attributes: KeyValue[] } } & Record<
  T,
  ({ scope: { name: string } } & R)[]
>

export type ReceivedSpan = Omit<WireSpan, 'attributes'> & {
  scope: string
  resource: Record<string, unknown>
  attributes: Record<string, unknown>
}
export type ReceivedLog = {
  traceId?: string
  spanId?: string
  severity: string
  body: unknown
  attributes: Record<string, unknown>
}

export type OtlpReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT, together with OTEL_EXPORTER_OTLP_PROTOCOL=http/json. */
  readonly url: string
  readonly spans: readonly ReceivedSpan[]
  readonly logs: readonly ReceivedLog[]
  /** Connections seen so far, whatever came over them. */
  readonly connections: number
  close(): Promise<void>
}

/** A collector in miniature: accepts OTLP/HTTP in JSON and keeps what it got. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = []
  const logs: ReceivedLog[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const body = await readJson(request)
    if (request.url === '/v1/traces') spans.push(...readSpans(body))
    if (request.url === '/v1/logs') logs.push(...readLogs(body))
    response.setHeader('content-type', 'application/json').end('{}')
  })
  server.on('connection', () => connections++)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    logs,
    get connections() {
      return connections
    },
    async close() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

async function readJson(request: IncomingMessage) {
  return JSON.parse(Buffer.concat(await request.toArray()).toString())
}

function readSpans(body: { resourceSpans: Scoped<'scopeSpans', { spans: WireSpan[] }>[] }): ReceivedSpan[] {
  return body.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(span => ({
        ...span,
        scope: scope.name,
        resource: values(resource.attributes),
        attributes: values(span.attributes),
      })),
    ),
  )
}

function readLogs(body: { resourceLogs: Scoped<'scopeLogs', { logRecords: WireRecord[] }>[] }): ReceivedLog[] {
  return body.resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map(({ severityText, body, attributes, ...context }) => ({
        ...context,
        severity: severityText,
        body: value(body),
        attributes: values(attributes),
      })),
    ),
  )
}

function values(attributes: KeyValue[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(attribute => [attribute.key, value(attribute.value)]))
}

function value({ stringValue, intValue, boolValue, doubleValue }: AnyValue): unknown {
  return stringValue ?? boolValue ?? doubleValue ?? (intValue === undefined ? undefined : Number(intValue))
}
