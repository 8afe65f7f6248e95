import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import { redactText } from './redact.ts'

/** URLs keep their path; what people searched for or filtered by is in the query. */
const urlAttributes = ['url.full', 'url.path'] as const
const textAttributes = ['exception.message', 'exception.stacktrace'] as const

/** Takes personal data out of spans just before they leave the process, off the path of the request. */
export class RedactingExporter implements SpanExporter {
  readonly #exporter: SpanExporter

  constructor(exporter: SpanExporter) {
    this.#exporter = exporter
  }

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    for (const span of spans) redactSpan(span)
    this.#exporter.export(spans, done)
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown()
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve()
  }
}

/** Removes URL queries and scrubs free text, in place: a span that ended is read by nobody but its exporter. */
function redactSpan(span: ReadableSpan): void {
  delete span.attributes['url.query']
  for (const name of urlAttributes) rewrite(span.attributes, name, withoutQuery)
  for (const { attributes } of span.events) {
    for (const name of textAttributes) rewrite(attributes ?? {}, name, withoutValues)
  }
  if (span.status.message) span.status.message = withoutValues(span.status.message)
}

function rewrite(attributes: Attributes, name: string, change: (text: string) => string): void {
  const value = attributes[name]
  if (typeof value === 'string') attributes[name] = change(value)
}

function withoutQuery(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

// By now it is text without its error: whoever quotes something in it may quote what people wrote. Prisma shows the
// arguments of a call between its first line and its last.
function withoutValues(message: string): string {
  const lines = message.split('\n').filter(line => line.trim() !== '')
  const [first = '', last = ''] = [lines[0], lines.at(-1)]
  const stack = lines.filter(line => line.startsWith('    at '))
  const text = stack.length > 0 ? [first, ...stack].join('\n') : [...new Set([first, last])].join(' ')
  return redactText(text.replace(/"[^"]*("|$)/g, '"…"'))
}
