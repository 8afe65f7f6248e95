import { createLogger, createRegistry } from '@todo/observability'
import { expect, onTestFinished, test } from 'vitest'
import { createDisposer } from './disposer.ts'
import { serveMetrics } from './serve-metrics.ts'
import { createServiceState } from './service-state.ts'

test('metrics are served as OpenMetrics beside the probes', async () => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const { defer, dispose } = createDisposer(logger)
  onTestFinished(() => void dispose())
  const state = createServiceState()
  state.enter('ready')
  const registry = createRegistry()
  registry.counter({ name: 'jobs_total', help: 'Jobs.', unit: 'count' }).add({})
  const scope = { logger, state, defer, fail: () => {} }
  const url = await serveMetrics(scope, { registry, host: '127.0.0.1', port: 0, checks: { jobs: async () => {} } })

  const response = await fetch(`${url}/metrics`)
  expect(response.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
  const text = await response.text()
  expect(text).toContain('\njobs_total 1\n')
  expect(text).toContain('\nprocess_cpu_seconds_total ')
  expect(text).toMatch(/\nnodejs_eventloop_lag_p99_seconds /)
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok', checks: ['jobs'] })
})
