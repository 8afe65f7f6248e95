import { boards, type Fault } from '@todo/observability-stack/dashboards'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { docsUrl } from './alerting.ts'
import { asking } from './ask.ts'
import { Client } from './client.ts'
import { Life } from './life.ts'
import { lockTodos, runSql } from './lock-todos.ts'
import type { Notice } from './pager.ts'
import { hasData } from './panels.ts'
import { openStand, type Stand } from './stand.ts'

const patience = { timeout: 90_000, interval: 250 }
let stand: Stand
let life: Life
let ask: ReturnType<typeof asking>

beforeAll(async () => {
  stand = await openStand()
  life = new Life(stand)
  ask = asking(stand)
  // A fault is one after things went well: with nothing good before, everything would be bad at once.
  const good = 'slo:sli_error:ratio_rate1h{slo="reminder-lateness"} == 0'
  await vi.waitUntil(async () => (await ask.series(good, 5)).length > 0, patience)
})
afterAll(async () => {
  await life?.[Symbol.asyncDispose]()
  await stand?.[Symbol.asyncDispose]()
})

/** Waits until the pager was told of an alert, from now on. @returns what it was told */
const paged = (status: Notice['status'], alertname: string, service: string, since = 0): Promise<Notice> =>
  vi.waitUntil(
    () =>
      stand.pager.notices
        .slice(since)
        .find(
          ({ status: now, labels }) =>
            now === status && labels['alertname'] === alertname && labels['service_name'] === service,
        ),
    patience,
  )

/** The alert fires with its runbook while something is broken, and ends once it is mended. */
const drill = async (alertname: string, service: string, mend: () => Promise<unknown>, meanwhile = async () => {}) => {
  const { annotations } = await paged('firing', alertname, service)
  expect(annotations['runbook_url']).toBe(`${docsUrl}/runbooks/${alertname}`)
  await meanwhile()
  const before = stand.pager.notices.length
  await mend()
  await paged('resolved', alertname, service, before)
}

/** What is empty until a fault shows something during it. */
const fills = async (fault: Fault) => {
  const panels = boards
    .flatMap(({ rows }) => rows.flatMap(row => row.panels))
    .filter(({ emptyUntil }) => emptyUntil === fault)
  expect(panels).not.toEqual([])
  for (const { title, queries } of panels) {
    for (const query of queries)
      await expect.poll(() => hasData(ask, query), { ...patience, message: title }).toBe(true)
  }
}

test('the API that is slow burns the budget of latency', async () => {
  const lock = await lockTodos(stand.postgres.url)
  await drill('ApiLatencyBudgetBurn', 'api', () => lock.release())
})

test('a mail that nobody takes is a job that failed for good', async () => {
  const ada = await Client.signedUp(stand.url)
  const invitation = { email: new Client(stand.url, 'nobody').email, role: 'viewer' }
  await ada.call('POST', `/v1/lists/${ada.listId}/invitations`, invitation)
  const forget = () =>
    runSql(stand.postgres.url, 'delete from graphile_worker._private_jobs where attempts >= max_attempts')
  await drill('JobsFailed', 'worker', forget, () => fills('a job fails for good'))
})

test('a worker that is stopped is down', async () => {
  await stand.worker.stop()
  await drill('ServiceDown', 'worker', () => stand.worker.start())
})

test('an API that is away is what the web server complains of', async () => {
  await stand.api.kill()
  await drill(
    'ServiceDown',
    'api',
    () => stand.api.start(),
    () => fills('the API is away'),
  )
})

test('a database that is away burns the budget of errors', async () => {
  await stand.postgres.kill()
  await drill(
    'ApiErrorBudgetBurn',
    'api',
    () => stand.postgres.restart(),
    () => fills('the database is away'),
  )
})
