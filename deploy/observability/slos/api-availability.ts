import type { Slo } from '../src/slo.ts'

const answers = 'http_server_request_duration_seconds_count'

export const apiAvailability: Slo = {
  name: 'api-availability',
  alert: 'ApiErrorBudgetBurn',
  service: 'api',
  description: 'The API answers 99.9 % of requests, not with a failure of its own (500 and above).',
  objective: 0.999,
  bad: window => `sum(rate(${answers}{service_name="api",http_response_status_code=~"5.."}[${window}])) or vector(0)`,
  total: window => `sum(rate(${answers}{service_name="api"}[${window}]))`,
  board: 'api',
}
