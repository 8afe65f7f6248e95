import { atMost, type Slo } from '../src/slo.ts'

export const reminderLateness: Slo = {
  name: 'reminder-lateness',
  alert: 'ReminderBudgetBurn',
  service: 'worker',
  description: 'The mail of 99 % of reminders is on its way within a minute of the moment that was set.',
  objective: 0.99,
  ...atMost([{ histogram: 'reminder_lateness_seconds', limit: '60.0' }]),
  board: 'worker',
}
