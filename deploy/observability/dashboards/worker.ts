import { type Board, metric } from '../src/board.ts'
import { poolPanel, processRow } from '../src/process-panels.ts'
import { errorLines, quantiles } from '../src/request-panels.ts'

const chosen = 'job=~"$job"'

export const worker: Board = {
  uid: 'worker',
  title: 'Worker',
  description: 'Are jobs done, in time, and does their mail arrive?',
  variables: [{ name: 'job', label: 'Job', series: 'jobs_ready', of: 'job' }],
  rows: [
    {
      title: 'Jobs: rate, errors, duration',
      panels: [
        {
          kind: 'timeseries',
          title: 'Jobs a second',
          description: 'Attempts at jobs, by job.',
          unit: 'ops',
          queries: [metric(`sum by (job) (rate(job_duration_seconds_count{${chosen}}[$__rate_interval]))`, '{{job}}')],
          onward: { board: 'queue' },
        },
        {
          kind: 'timeseries',
          title: 'Attempts that failed',
          description: 'Failed attempts a second, by job. Each is tried again until its attempts are used up.',
          unit: 'ops',
          queries: [
            metric(
              `sum by (job) (rate(job_duration_seconds_count{${chosen},outcome="failed"}[$__rate_interval]))`,
              '{{job}}',
            ),
          ],
          onward: { logs: 'worker' },
          emptyUntil: 'a job fails for good',
        },
        {
          kind: 'timeseries',
          title: 'Duration of jobs',
          description: 'What one attempt took; a point on the graph opens its trace.',
          unit: 's',
          queries: quantiles('job_duration_seconds', `{${chosen}}`),
          onward: { traces: 'worker' },
        },
      ],
    },
    {
      title: 'Reminders and mail',
      panels: [
        {
          kind: 'timeseries',
          title: 'Lateness of reminders',
          description:
            'From the moment a reminder was set for to the moment its mail was taken. Good is below a minute.',
          unit: 's',
          limits: [30, 60],
          queries: quantiles('reminder_lateness_seconds'),
          onward: { board: 'journey' },
        },
        {
          kind: 'timeseries',
          title: 'Mails by outcome',
          description:
            'Mails a second: sent, local (kept here), refused for good, deferred to try again, or withdrawn.',
          unit: 'ops',
          queries: [metric('sum by (kind, outcome) (rate(mails_total[$__rate_interval]))', '{{kind}} {{outcome}}')],
          onward: { logs: 'worker' },
        },
        {
          kind: 'timeseries',
          title: 'Time of the mail server',
          description: 'What the mail server took for a mail.',
          unit: 's',
          limits: [1, 5],
          queries: quantiles('mail_delivery_duration_seconds'),
          onward: { traces: 'worker' },
        },
      ],
    },
    { title: 'What it depends on', panels: [poolPanel('worker'), errorLines('worker')] },
    processRow('worker'),
  ],
}
