import type { BrowserReport } from '@todo/contracts'
import { redactText } from '@todo/observability'

/** A browser's report as two requests of OTLP/HTTP in JSON. @see https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export const toOtlp = (report: BrowserReport, version: string) => {
  const resource = {
    attributes: attributes({ 'service.name': 'browser', 'service.version': version, 'device.class': report.device }),
  }
  const scope = { name: '@todo/web' }
  const spans = report.spans.map(spanOf)
  const logRecords = [...report.vitals.map(vitalRecord), ...report.errors.map(errorRecord)]
  return {
    traces: spans.length > 0 ? { resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] } : undefined,
    logs: logRecords.length > 0 ? { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords }] }] } : undefined,
  }
}

const kinds = { internal: 1, client: 3 } as const
const failed = { code: 2 } as const

const spanOf = ({
  traceId,
  spanId,
  parentSpanId,
  name,
  path,
  status,
  start,
  end,
  page,
}: BrowserReport['spans'][number]) => {
  const click = name === 'click'
  return {
    traceId,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name: click ? `click ${page}` : name,
    kind: click ? kinds.internal : kinds.client,
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(end),
    attributes: attributes({
      'browser.page': page,
      ...(!click && { 'http.request.method': name }),
      ...(path && { 'url.path': path }),
      ...(status && { 'http.response.status_code': status }),
    }),
    ...((status === 0 || (status ?? 0) >= 400) && { status: failed }),
  }
}

/** @see https://opentelemetry.io/docs/specs/semconv/browser/events/ */
const vitalRecord = ({ name, value, page }: BrowserReport['vitals'][number]) => ({
  ...record(Date.now(), 'info', 'browser.web_vital'),
  attributes: attributes({ name, value, 'browser.page': page }),
})

const errorRecord = ({ type, message, frames, at, page }: BrowserReport['errors'][number]) => ({
  ...record(at, 'error', 'browser.error'),
  attributes: attributes({
    'exception.type': type,
    'exception.message': redactText(message),
    'exception.stacktrace': redactText(frames.join('\n')),
    'browser.page': page,
  }),
})

const severities = { info: 9, error: 17 } as const

const record = (at: number, severity: keyof typeof severities, eventName: string) => ({
  timeUnixNano: nanoseconds(at),
  severityNumber: severities[severity],
  severityText: severity,
  eventName,
  body: { stringValue: eventName },
})

const nanoseconds = (milliseconds: number): string => `${BigInt(milliseconds) * 1_000_000n}`

const attributes = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: wireValue(value) }))

const wireValue = (value: string | number) => {
  if (typeof value === 'string') return { stringValue: value }
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value }
}
