import { expect } from 'vitest'
import { arrive } from './arrive.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

interface Report {
  readonly spans: readonly Record<string, unknown>[]
  readonly vitals: readonly Record<string, unknown>[]
}

/** Keeps what the page of this person reports. */
const watchReports = async ({ page }: Person) => {
  const reports: string[] = []
  await page.exposeFunction('keepReport', (text: string) => reports.push(text))
  await page.addInitScript(() => {
    const send = navigator.sendBeacon.bind(navigator)
    navigator.sendBeacon = (address, body) => {
      void new Response(body)
        .text()
        .then(text => (window as unknown as { keepReport(text: string): void }).keepReport(text))
      return send(address, body)
    }
  })
  return {
    texts: () => reports.join(),
    all: <Kind extends keyof Report>(kind: Kind) => reports.flatMap(text => (JSON.parse(text) as Report)[kind]),
  }
}

test('nothing is reported before somebody switches it on; then a click and its request are, without what was written', async ({
  open,
}) => {
  const ada = await open()
  const reports = await watchReports(ada)
  const traceparents: (string | undefined)[] = []
  const asked: string[] = []
  ada.page.on('request', request => {
    const { pathname } = new URL(request.url())
    asked.push(pathname)
    if (request.method() === 'POST' && pathname === '/v1/todos') traceparents.push(request.headers()['traceparent'])
  })
  await arrive(ada)
  await ada.add('Water the zebrafink')
  expect(traceparents).toEqual([undefined])
  expect(asked).not.toContain('/telemetry')

  await ada.page.goto('/settings')
  const box = ada.page.getByRole('checkbox', { name: /Help to make the app faster/ })
  expect(await box.isChecked()).toBe(false)
  const settled = ada.page.waitForResponse(response => new URL(response.url()).pathname === '/telemetry')
  await box.check()
  await settled
  await ada.openList('My todos')
  await ada.add('Feed the zebrafink')
  const made = () => reports.all('spans').find(({ name, path }) => name === 'POST' && path === '/v1/todos')
  await expect.poll(made).toBeTruthy()
  const { traceId, spanId, parentSpanId } = made() ?? {}
  expect(traceparents.at(-1)).toBe(`00-${traceId}-${spanId}-01`)
  expect(reports.all('spans')).toContainEqual(expect.objectContaining({ name: 'click', traceId, spanId: parentSpanId }))
  expect(reports.texts()).not.toContain('zebrafink')

  await ada.page.reload()
  await ada.heading('My todos').waitFor()
  // What is largest is known for good once somebody does something.
  await ada.add('Call the zoo')
  await expect.poll(() => reports.all('vitals').map(({ name }) => name)).toContain('lcp')
})
