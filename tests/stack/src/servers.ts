import { join } from 'node:path'
import { freePorts } from '@todo/launcher/ports'
import { configurationFolder } from '@todo/observability-stack/alerts'
import { provideTools } from '@todo/platform-tools'
import { alertmanagerServer, prometheusServer } from './alerting.ts'
import { Server } from './process.ts'

export interface Targets {
  /** Ports of the metrics of each service. */
  readonly services: Readonly<Record<string, number>>
  /** Where alerts are sent to. */
  readonly receiver: string
}

const host = '127.0.0.1'

/** The servers that watch, each with the configuration of deploy/observability, on ports of their own. */
export async function startServers(folder: string, { services, receiver }: Targets) {
  const tools = await provideTools('prometheus', 'otelcol', 'jaeger', 'loki', 'alertmanager')
  const names = [
    'otlp',
    'otlpGrpc',
    'collectorHealth',
    'collectorMetrics',
    'jaegerOtlp',
    'jaeger',
    'jaegerGrpc',
  ] as const
  const more = ['jaegerHealth', 'jaegerMetrics', 'loki', 'lokiGrpc', 'prometheus', 'alertmanager'] as const
  const all = [...names, ...more]
  const free = await freePorts(all.length)
  const port = Object.fromEntries(all.map((name, index) => [name, free[index] ?? 0])) as Record<
    (typeof all)[number],
    number
  >
  const at = (name: (typeof all)[number]) => `${host}:${port[name]}`
  const log = (name: string) => join(folder, `${name}.log`)

  const collector = new Server({
    ...{ name: 'collector', program: tools.otelcol, log: log('collector'), readyAt: `http://${at('collectorHealth')}` },
    args: ['--config', join(configurationFolder, 'collector/config.yaml')],
    env: {
      ...{ OTLP_GRPC_ENDPOINT: at('otlpGrpc'), OTLP_HTTP_ENDPOINT: at('otlp'), HEALTH_ENDPOINT: at('collectorHealth') },
      ...{ METRICS_HOST: host, METRICS_PORT: String(port.collectorMetrics) },
      ...{ JAEGER_ENDPOINT: at('jaegerOtlp'), LOKI_URL: `http://${at('loki')}` },
    },
  })
  const jaeger = new Server({
    ...{ name: 'jaeger', program: tools.jaeger, log: log('jaeger'), readyAt: `http://${at('jaegerHealth')}/status` },
    args: ['--config', join(configurationFolder, 'jaeger/config.yaml')],
    env: {
      ...{ OTLP_GRPC_ENDPOINT: at('jaegerOtlp'), HEALTH_ENDPOINT: at('jaegerHealth'), METRICS_HOST: host },
      ...{
        METRICS_PORT: String(port.jaegerMetrics),
        QUERY_HTTP_ENDPOINT: at('jaeger'),
        QUERY_GRPC_ENDPOINT: at('jaegerGrpc'),
      },
    },
  })
  const loki = new Server({
    ...{ name: 'loki', program: tools.loki, log: log('loki'), readyAt: `http://${at('loki')}/ready` },
    // In production it waits for others to know it before it says that it is ready; here there are none.
    args: [
      '-config.expand-env=true',
      `-config.file=${join(configurationFolder, 'loki/config.yaml')}`,
      '-ingester.min-ready-duration=0s',
    ],
    env: {
      ...{ LISTEN_ADDRESS: host, HTTP_PORT: String(port.loki), GRPC_PORT: String(port.lokiGrpc) },
      DATA_DIR: join(folder, 'loki'),
    },
  })
  const watched = {
    services,
    platform: {
      'otel-collector': port.collectorMetrics,
      jaeger: port.jaegerMetrics,
      loki: port.loki,
      prometheus: port.prometheus,
    },
  }
  const prometheus = prometheusServer(folder, tools.prometheus, port.prometheus, {
    ...watched,
    alertmanager: port.alertmanager,
  })
  const alertmanager = alertmanagerServer(folder, tools.alertmanager, port.alertmanager, receiver)
  const servers = [collector, jaeger, loki, prometheus, alertmanager]
  try {
    await Promise.all(servers.map(server => server.start()))
  } catch (error) {
    await Promise.all(servers.map(server => server.kill()))
    throw error
  }
  return {
    ...{ servers, collector },
    url: {
      otlp: `http://${at('otlp')}`,
      prometheus: `http://${at('prometheus')}`,
      jaeger: `http://${at('jaeger')}`,
      loki: `http://${at('loki')}`,
    },
  }
}
