import { Agent, get } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startService } from './testing/start-service.ts'

// Each test starts processes.
vi.setConfig({ testTimeout: 30_000 })

type Answer = { status: number | undefined; connection: string | undefined }

function ask(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, response => {
      const { statusCode: status, headers } = response
      response.resume().on('end', () => resolve({ status, connection: headers.connection }))
    }).on('error', reject)
  })
}

/** Asks over one kept-alive connection, again and again, until it is told to close. */
function keepAsking(url: string, pauseMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const answers: Answer[] = []
  const told = (async () => {
    while (answers.at(-1)?.connection !== 'close') {
      answers.push(await ask(url, agent))
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  })()
  return { answers, told }
}

test('twenty clients on kept-alive connections see no failed request when the service stops', async () => {
  const { child, url = '', ended } = await startService()
  // The pauses spread what a connection is doing when the signal comes: asking, waiting for its answer, or nothing.
  const clients = Array.from({ length: 20 }, (_, index) => keepAsking(url, index * 5))
  await vi.waitUntil(() => clients.every(({ answers }) => answers.length >= 3), { timeout: 10_000 })
  child.kill('SIGTERM')
  await Promise.all(clients.map(({ told }) => told))
  expect(clients.flatMap(({ answers }) => answers).filter(({ status }) => status !== 200)).toEqual([])
  expect(await ended).toBe(0)
})

test('a connection that stays silent does not hold the service', async () => {
  const { child, url = '', ended } = await startService()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  await ask(url, agent)
  const stopping = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(20_000)
})

test('a response that began before ends, and its connection, too late to be told, is closed then', async () => {
  const { child, url, ended } = await startService()
  const response = await fetch(`${url}/stream`)
  expect(response.headers.get('connection')).toBe('keep-alive')
  const stopping = performance.now()
  child.kill('SIGTERM')
  expect(await response.text()).toBe('begin end')
  expect(await ended).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(20_000)
})
