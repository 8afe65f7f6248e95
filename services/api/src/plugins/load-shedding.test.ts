import fastify from 'fastify'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { loadShedding } from './load-shedding.ts'
import { problems } from './problems.ts'

/** An app whose only operation waits until it is told to answer. */
const start = async (limit: number) => {
  const waiting: PromiseWithResolvers<void>[] = []
  const app = fastify()
  await app.register(problems)
  await app.register(loadShedding, { limit })
  app.get('/', { config: { operationId: 'read-account' } }, async () => {
    const gate = Promise.withResolvers<void>()
    waiting.push(gate)
    await gate.promise
    return {}
  })
  app.get('/livez', async () => ({}))
  onTestFinished(() => app.close())
  return {
    /** `inject` alone begins when it is awaited. */
    get: async (url = '/') => app.inject(url),
    /** Resolves once so many requests wait for their answer. */
    waits: (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count)),
    release: () => waiting.shift()?.resolve(),
  }
}

describe('503', () => {
  it('at once for what is beyond the limit, while probes are answered; and no more once there is room', async () => {
    const { get, waits, release } = await start(2)
    const served = [get(), get()]
    await waits(2)
    const refused = await get()
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([503, '1', 'unavailable'])
    expect((await get('/livez')).statusCode).toBe(200)
    release()
    expect((await served[0])?.statusCode).toBe(200)
    const next = get()
    await waits(2)
    release()
    release()
    expect([(await served[1])?.statusCode, (await next).statusCode]).toEqual([200, 200])
  })
})
