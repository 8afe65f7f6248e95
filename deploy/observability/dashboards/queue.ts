import { type Board, metric, type Panel } from '../src/board.ts'

const chosen = '{job=~"$job"}'

const count = (title: string, series: string, description: string, limits: [number, number]): Panel => ({
  kind: 'stat',
  title,
  description,
  unit: 'short',
  limits,
  queries: [metric(`sum(${series}${chosen})`, title)],
  onward: { board: 'worker' },
})

const byJob = (title: string, series: string, description: string, unit = 'short'): Panel => ({
  kind: 'timeseries',
  title,
  description,
  unit,
  queries: [metric(`max by (job) (${series}${chosen})`, '{{job}}')],
  onward: { board: 'worker' },
})

export const queue: Board = {
  uid: 'queue',
  title: 'Queue',
  description: 'Does anything wait that should not, and did anything fail for good?',
  variables: [{ name: 'job', label: 'Job', series: 'jobs_ready', of: 'job' }],
  rows: [
    {
      title: 'Now',
      panels: [
        count(
          'Ready',
          'jobs_ready',
          'Jobs whose time has come and that nobody works on yet. Good is near 0.',
          [100, 1000],
        ),
        count('Running', 'jobs_running', 'Jobs that a worker has taken.', [1000, 10_000]),
        count(
          'Scheduled',
          'jobs_scheduled',
          'Jobs whose time is yet to come, further attempts among them.',
          [100_000, 1_000_000],
        ),
        count(
          'Failed for good',
          'jobs_failed',
          'Jobs that used up their attempts and wait to be looked at. Good is 0.',
          [1, 10],
        ),
      ],
    },
    {
      title: 'Waiting',
      panels: [
        byJob(
          'Age of the oldest ready job',
          'jobs_oldest_ready_age_seconds',
          'How long the oldest ready job has waited. Above two minutes the queue is stalled.',
          's',
        ),
        byJob('Ready by job', 'jobs_ready', 'Jobs that wait for a worker, by job.'),
        byJob(
          'Failed for good by job',
          'jobs_failed',
          'Jobs that used up their attempts, by job: ./todo jobs lists them.',
        ),
      ],
    },
    {
      title: 'Throughput',
      panels: [
        {
          kind: 'timeseries',
          title: 'Attempts by outcome',
          description: 'Attempts at jobs a second, by outcome.',
          unit: 'ops',
          queries: [
            metric(`sum by (outcome) (rate(job_duration_seconds_count${chosen}[$__rate_interval]))`, '{{outcome}}'),
          ],
          onward: { traces: 'worker' },
        },
        {
          kind: 'timeseries',
          title: 'Jobs taken back from dead workers',
          description:
            'Times that the jobs of a worker that died were given to others. Good is 0; a deployment causes none.',
          unit: 'short',
          queries: [metric('sum(increase(job_recoveries_total[$__rate_interval]))', 'recoveries')],
          onward: { logs: 'worker' },
        },
      ],
    },
  ],
}
