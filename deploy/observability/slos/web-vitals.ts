import { atMost, type Slo } from '../src/slo.ts'

/** The limits of good, @see https://web.dev/articles/vitals */
export const webVitals: Slo = {
  name: 'web-vitals',
  alert: 'WebVitalsBudgetBurn',
  service: 'web',
  description: '90 % of what browsers measure (LCP, INP, CLS) is good.',
  objective: 0.9,
  ...atMost([
    { histogram: 'browser_web_vital_lcp_seconds', limit: '2.5' },
    { histogram: 'browser_web_vital_inp_seconds', limit: '0.2' },
    { histogram: 'browser_web_vital_cls', limit: '0.1' },
  ]),
  board: 'web-vitals',
}
