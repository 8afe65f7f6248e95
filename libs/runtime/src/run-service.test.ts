import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { logLines, startService } from './testing/start-service.ts'

// Each test starts processes.
vi.setConfig({ testTimeout: 30_000 })

describe('a service that is asked to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s goes through its phases and ends by itself with 0', async signal => {
    const { child, output, url, ended } = await startService()
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    child.kill(signal)
    expect(await ended).toBe(0)
    expect(logLines(output.stdout).map(({ msg }) => msg)).toEqual([
      `Server listening at ${url}`,
      'ready',
      'draining',
      'database closed',
    ])
    expect(output.stderr).toBe('')
  })

  test('by the end of its parent does the same', async () => {
    const { child, logged, ended } = await startService()
    child.disconnect()
    expect(await logged('draining')).toMatchObject({ reason: 'the parent process ended' })
    expect(await ended).toBe(0)
  })

  test('ends when its parent is killed, though nobody reads its log any more', async () => {
    const parent = spawn(process.execPath, [fileURLToPath(new URL('./testing/parent.fixture.ts', import.meta.url))])
    const [pid] = await once(parent.stdout, 'data')
    const isAlive = () => {
      try {
        return process.kill(Number(pid), 0)
      } catch {
        return false
      }
    }
    onTestFinished(() => void (isAlive() && process.kill(Number(pid), 'SIGKILL')))
    parent.kill('SIGKILL')
    await vi.waitUntil(() => !isAlive(), { timeout: 20_000 })
  })

  test('finishes the request in flight first', async () => {
    const { child, url, output, logged, ended } = await startService()
    const slow = fetch(`${url}/slow`)
    await logged('slow request arrived')
    child.kill('SIGTERM')
    const response = await slow
    expect(response.headers.get('connection')).toBe('close')
    expect(await response.text()).toBe('finished')
    expect(await ended).toBe(0)
    const messages = logLines(output.stdout).map(({ msg }) => msg)
    expect(messages.indexOf('database closed')).toBeGreaterThan(messages.indexOf('request'))
  })

  test('is unready, but still answers, while load balancers look elsewhere', async () => {
    const { child, url, logged } = await startService({ SHUTDOWN_DELAY_MS: '60000' })
    child.kill('SIGTERM')
    await logged('draining')
    const readiness = await fetch(`${url}/readyz`)
    expect([readiness.status, await readiness.json()]).toEqual([503, { status: 'draining' }])
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    expect((await fetch(url ?? '')).status).toBe(200)
  })

  test('a second time ends at once', async () => {
    const { child, logged, ended } = await startService({ SHUTDOWN_DELAY_MS: '60000' })
    child.kill('SIGTERM')
    await logged('draining')
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
  })

  test('and does not let go of something in its time says so, and lets go of the rest', async () => {
    const { child, logged, ended } = await startService({ HANG: 'disposal', DISPOSAL_TIMEOUT_MS: '100' })
    child.kill('SIGTERM')
    expect(await logged('could not dispose')).toMatchObject({
      disposing: 'stuck thing',
      err: { message: 'not done after 100 ms' },
    })
    await logged('database closed')
    expect(await ended).toBe(1)
  })

  test.each([
    ['is letting go', 'disposal', 'stuck thing'],
    ['let go of everything it knows of', 'timer', ['Timeout']],
  ])('and hangs when it %s is ended by the deadline, which says what hangs', async (_case, HANG, held) => {
    const { child, logged, ended } = await startService({ HANG, SHUTDOWN_TIMEOUT_MS: '1000' })
    child.kill('SIGTERM')
    const line = await logged('still running 1000 ms after the request to stop')
    expect(line['held']).toEqual(typeof held === 'string' ? held : expect.arrayContaining(held))
    expect(await ended).toBe(1)
  })
})

describe('a service that breaks while it runs', () => {
  test.each([
    ['throw', 'uncaught exception'],
    ['reject', 'unhandled rejection'],
    ['fail', 'the service failed'],
  ])('by /%s logs it, drains and ends with 1', async (path, reason) => {
    const { url, logged, ended } = await startService()
    expect((await fetch(`${url}/${path}`)).status).toBe(200)
    expect(await logged(reason)).toMatchObject({ level: 'fatal', err: { message: 'broken' } })
    await logged('database closed')
    expect(await ended).toBe(1)
  })
})
