import { type Board, metric, type Panel } from '../src/board.ts'

const objective = (title: string, expr: string, description: string): Panel => ({
  ...{ kind: 'timeseries', title, description, unit: 'percentunit' },
  queries: [metric(expr, '{{slo}}')],
  onward: { board: 'api' },
})

const step = (title: string, expr: string, description: string, board = 'api'): Panel => ({
  ...{ kind: 'timeseries', title, description, unit: 'ops' },
  queries: [metric(expr, title)],
  onward: { board },
})

const rate = (name: string, more = '') => `sum(rate(${name}${more}[$__rate_interval]))`

export const journey: Board = {
  uid: 'journey',
  title: 'User journey and objectives',
  description: 'Do people get done what they came for, and how much failure may we still afford?',
  rows: [
    {
      title: 'Objectives',
      panels: [
        {
          kind: 'stat',
          title: 'Error budget left',
          description: 'Share of what 30 days may fail that has not failed yet. Below 0 the objective is missed.',
          unit: 'percentunit',
          limits: [0.25, 0],
          higherIsBetter: true,
          queries: [metric('1 - slo:sli_error:ratio_rate30d / (1 - slo:objective:ratio)', '{{slo}}')],
          onward: { board: 'overview' },
        },
        objective(
          'Good events',
          '1 - slo:sli_error:ratio_rate5m',
          'Share of events that were good in the last five minutes, by objective.',
        ),
        {
          kind: 'timeseries',
          title: 'Burn rate',
          description:
            'How many times faster than allowed the budget goes, over an hour: 1 uses it up in 30 days, 14.4 in two.',
          unit: 'short',
          limits: [1, 14.4],
          queries: [metric('slo:sli_error:ratio_rate1h / (1 - slo:objective:ratio)', '{{slo}}')],
          onward: { board: 'overview' },
        },
      ],
    },
    {
      title: 'From sign-in to done',
      panels: [
        step('Accounts opened', rate('account_created_total'), 'Accounts opened a second.'),
        {
          ...step(
            'Sign-ins',
            'sum by (outcome) (rate(session_attempted_total[$__rate_interval]))',
            'Sign-ins a second by outcome: many failures are an attack or a broken form.',
          ),
          queries: [metric('sum by (outcome) (rate(session_attempted_total[$__rate_interval]))', '{{outcome}}')],
        },
        step(
          'Todos added',
          rate('todo_created_total'),
          'Todos added a second. A sudden silence in the day is a fault.',
        ),
        step('Todos completed', rate('todo_completed_total'), 'Todos completed a second.'),
      ],
    },
    {
      title: 'Together and in time',
      panels: [
        step(
          'Invitations sent',
          'sum by (role) (rate(invitation_created_total[$__rate_interval]))',
          'Invitations to lists a second.',
          'worker',
        ),
        step(
          'Invitations accepted',
          'sum by (role) (rate(invitation_accepted_total[$__rate_interval]))',
          'Invitations accepted a second.',
          'worker',
        ),
        step(
          'Reminders',
          rate('reminder_lateness_seconds_count'),
          'Reminders whose mail was taken, a second.',
          'worker',
        ),
        step('Live streams', 'sum(live_streams)', 'Windows that are open and follow changes.'),
      ],
    },
  ],
}
