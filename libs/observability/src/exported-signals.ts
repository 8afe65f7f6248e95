const protocols = ['http/protobuf', 'http/json'] as const

/** Which signals have somewhere to go. Metrics are not among them: Prometheus collects those from `/metrics`. */
export type ExportedSignals = {
  readonly traces: boolean
  readonly logs: boolean
  readonly protocol: (typeof protocols)[number]
}

/**
 * Reads the standard variables: OTEL_SDK_DISABLED, and the endpoint, exporter and protocol of each signal.
 * The specification exports to localhost:4318 when no endpoint is set; here no endpoint means no export, so that a
 * machine without a collector pays nothing.
 * @throws RangeError when the protocol is neither http/protobuf (the default) nor http/json
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function exportedSignals(env: NodeJS.ProcessEnv): ExportedSignals {
  const enabled = env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true'
  const exported = (signal: 'TRACES' | 'LOGS') =>
    Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]) &&
    env[`OTEL_${signal}_EXPORTER`] !== 'none'
  const traces = enabled && exported('TRACES')
  const logs = enabled && exported('LOGS')
  return { traces, logs, protocol: traces ? protocol(env) : 'http/protobuf' }
}

function protocol(env: NodeJS.ProcessEnv): ExportedSignals['protocol'] {
  const variable = env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL']
    ? 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'
    : 'OTEL_EXPORTER_OTLP_PROTOCOL'
  const value = env[variable] || protocols[0]
  const known = protocols.find(name => name === value)
  if (!known) throw new RangeError(`${variable} must be one of ${protocols.join(', ')}, but is "${value}".`)
  return known
}
