import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { probes } from './probes.ts'
import type { ReadinessCheck } from './readiness.ts'
import { createServiceState } from './service-state.ts'

async function service(checks: Record<string, ReadinessCheck> = {}) {
  const state = createServiceState()
  const warnings: unknown[] = []
  const app = Fastify()
  await app.register(probes, { state, checks, logger: { warn: (...line: unknown[]) => void warnings.push(line) } })
  const ask = async (path: string) => {
    const response = await app.inject(path)
    return [response.statusCode, response.json()]
  }
  return { state, ask, warnings, app }
}

test('while starting it lives, but is neither started nor ready', async () => {
  const { ask } = await service()
  expect(await ask('/livez')).toEqual([200, { status: 'ok' }])
  expect(await ask('/startupz')).toEqual([503, { status: 'starting' }])
  expect(await ask('/readyz')).toEqual([503, { status: 'starting' }])
})

test('when ready all three agree, and no cache keeps the answer', async () => {
  const { state, ask, app } = await service({ database: async () => {} })
  state.enter('ready')
  expect(await ask('/startupz')).toEqual([200, { status: 'ok' }])
  expect(await ask('/readyz')).toEqual([200, { status: 'ok', checks: ['database'] }])
  expect((await app.inject('/readyz')).headers['cache-control']).toBe('no-store')
})

test('while draining it lives and stays started, but is not ready', async () => {
  const { state, ask } = await service()
  state.enter('ready')
  state.enter('draining')
  expect(await ask('/livez')).toEqual([200, { status: 'ok' }])
  expect(await ask('/startupz')).toEqual([200, { status: 'ok' }])
  expect(await ask('/readyz')).toEqual([503, { status: 'draining' }])
})

test('a check that fails is named; its reason is for the log', async () => {
  const { state, ask, warnings } = await service({
    database: async () => {
      throw new Error('password of todo is wrong')
    },
    migrations: async () => {},
  })
  state.enter('ready')
  expect(await ask('/readyz')).toEqual([503, { status: 'failing', failing: ['database'] }])
  expect(warnings).toMatchObject([
    [{ check: 'database', err: { message: 'password of todo is wrong' } }, expect.any(String)],
  ])
})

test('a check that does not answer fails after a second, and is told', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  let aborted = false
  const { state, ask } = await service({
    database: signal => new Promise(() => signal.addEventListener('abort', () => (aborted = true))),
  })
  state.enter('ready')
  expect(await ask('/readyz')).toEqual([503, { status: 'failing', failing: ['database'] }])
  expect(aborted).toBe(true)
  vi.useRealTimers()
})

test('however many ask, a check runs once a second', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const check = vi.fn(async () => {})
  const { state, ask } = await service({ database: check })
  state.enter('ready')
  await Promise.all(Array.from({ length: 20 }, () => ask('/readyz')))
  expect(check).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1000)
  await ask('/readyz')
  expect(check).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})
