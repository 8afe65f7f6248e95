import { atMost, type Slo } from '../src/slo.ts'

export const apiLatency: Slo = {
  name: 'api-latency',
  alert: 'ApiLatencyBudgetBurn',
  service: 'api',
  description: 'The API answers 99 % of requests within 250 ms.',
  objective: 0.99,
  ...atMost([{ histogram: 'http_server_request_duration_seconds', selector: 'service_name="api"', limit: '0.25' }]),
  board: 'api',
}
