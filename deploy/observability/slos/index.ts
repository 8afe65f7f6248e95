import type { Slo } from '../src/slo.ts'
import { apiAvailability } from './api-availability.ts'
import { apiLatency } from './api-latency.ts'
import { reminderLateness } from './reminder-lateness.ts'
import { webVitals } from './web-vitals.ts'

export { burnRateRules } from '../src/burn-rate-rules.ts'

/** Every promise to users. */
export const slos: readonly Slo[] = [apiAvailability, apiLatency, reminderLateness, webVitals]
