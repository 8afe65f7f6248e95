import type { Stand } from './stand.ts'

/** Spans of a trace, by the service that made them. */
export interface Span {
  readonly service: string
  readonly name: string
  readonly spanId: string
  readonly parentId: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
}

/** A line of a log, with what stands beside it. */
export interface Line {
  readonly text: string
  readonly labels: Readonly<Record<string, string>>
}

const read = async (base: string, path: string, query: Record<string, string>) => {
  const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`)
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

const now = () => Date.now() / 1000

/** What the stores answer, by the interfaces that Grafana uses. */
export const asking = ({ watching: { url } }: Pick<Stand, 'watching'>) => ({
  /** Series of a query over the last minutes, each with its values that are numbers. */
  async series(expr: string, seconds = 120): Promise<number[][]> {
    const range = { start: String(now() - seconds), end: String(now()), step: '1' }
    const { data } = await read(url.prometheus, '/api/v1/query_range', { query: expr, ...range })
    return data.result.map(({ values }: { values: [number, string][] }) =>
      values.map(([, value]) => Number(value)).filter(Number.isFinite),
    )
  },
  /** Ids of traces that points of a query lead to. */
  async exemplars(expr: string): Promise<string[]> {
    const range = { start: String(now() - 120), end: String(now()) }
    const { data } = await read(url.prometheus, '/api/v1/query_exemplars', { query: expr, ...range })
    return data.flatMap((one: { exemplars: { labels: { trace_id: string } }[] }) =>
      one.exemplars.map(({ labels }) => labels.trace_id),
    )
  },
  async lines(expr: string): Promise<Line[]> {
    const { data } = await read(url.loki, '/loki/api/v1/query_range', { query: expr, limit: '500', since: '10m' })
    return data.result.flatMap(({ stream, values }: { stream: Record<string, string>; values: [string, string][] }) =>
      values.map(([, text]) => ({ text, labels: stream })),
    )
  },
  /** Spans of a trace so far; none when Jaeger does not know it yet. */
  async trace(traceId: string): Promise<Span[]> {
    const response = await fetch(`${url.jaeger}/api/traces/${traceId}`)
    if (response.status === 404) return []
    const { data } = (await response.json()) as JaegerAnswer
    return data.flatMap(({ spans, processes }) =>
      spans.map(({ spanID, operationName, processID, references, tags }) => ({
        service: processes[processID]?.serviceName ?? '',
        name: operationName,
        spanId: spanID,
        parentId: references.find(({ refType }) => refType === 'CHILD_OF')?.spanID,
        attributes: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
      })),
    )
  },
})

interface JaegerAnswer {
  readonly data: readonly {
    readonly spans: readonly {
      readonly spanID: string
      readonly operationName: string
      readonly processID: string
      readonly references: readonly { refType: string; spanID: string }[]
      readonly tags: readonly { key: string; value: unknown }[]
    }[]
    readonly processes: Readonly<Record<string, { serviceName: string }>>
  }[]
}
