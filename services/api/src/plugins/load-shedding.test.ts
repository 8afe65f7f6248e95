import fastify from 'fastify'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEvents } from '../events.ts'
import { createLoadShedding } from './load-shedding.ts'

/** An app whose only operation waits until it is told to answer. */
const start = async (limit: number) => {
  const waiting: PromiseWithResolvers<void>[] = []
  const lines: object[] = []
  const events = createEvents()
  const logger = { warn: (line: object) => void lines.push(line) } as never
  const { serverFactory } = createLoadShedding({ limit, metrics: events.http, logger })
  const app = fastify({ serverFactory })
  app.get('/', { config: { operationId: 'read-account' } }, async () => {
    const gate = Promise.withResolvers<void>()
    waiting.push(gate)
    await gate.promise
    return {}
  })
  app.get('/livez', async () => ({}))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  return {
    lines,
    get: (path = '/') => fetch(`${url}${path}`),
    /** Resolves once so many requests wait for their answer. */
    waits: (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count)),
    release: () => waiting.shift()?.resolve(),
  }
}

describe('503', () => {
  it('at once for what is beyond the limit, while probes are answered; and no more once there is room', async () => {
    const { get, waits, release, lines } = await start(2)
    const served = [get(), get()]
    await waits(2)
    const refused = await get()
    const { code } = (await refused.json()) as { code: string }
    expect([refused.status, refused.headers.get('retry-after'), code]).toEqual([503, '1', 'unavailable'])
    expect(lines).toEqual([{ refused: 1, in_flight: 2 }])
    expect((await get('/livez')).status).toBe(200)
    release()
    expect((await served[0])?.status).toBe(200)
    const next = get()
    await waits(2)
    release()
    release()
    expect([(await served[1])?.status, (await next).status]).toEqual([200, 200])
  })
})
