import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { logLines, startService } from './testing/start-service.ts'

// Each test starts processes.
vi.setConfig({ testTimeout: 30_000 })

describe('a service that cannot start says why in a sentence and ends with 1', () => {
  async function takenPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  test.each(['PORT', 'METRICS_PORT'])('when the port of %s is taken', async variable => {
    const port = await takenPort()
    const { url, output, ended } = await startService({ [variable]: String(port) })
    expect(url).toBeUndefined()
    expect(await ended).toBe(1)
    expect(output.stderr).toBe(`Port ${port} is in use: stop what listens there, or set ${variable} to a free port.\n`)
    expect(logLines(output.stdout).map(({ msg }) => msg)).toEqual(['database closed'])
  })

  test('when a variable is wrong', async () => {
    const { output, ended } = await startService({ PORT: 'abc', METRICS_PORT: '70000' })
    expect(await ended).toBe(1)
    expect(output).toEqual({
      stdout: '',
      stderr: [
        'PORT must be a port number from 0 to 65535, but is "abc".\n',
        'METRICS_PORT must be a port number from 0 to 65535, but is "70000".\n',
      ].join(''),
    })
  })

  test('when a variable of the runtime itself is wrong', async () => {
    const { output, ended } = await startService({ LOG_LEVEL: 'loud' })
    expect(await ended).toBe(1)
    expect(output.stderr).toBe(
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, but is "loud".\n',
    )
  })

  test('and shows the stack when LOG_LEVEL is debug', async () => {
    const { output, ended } = await startService({ LOG_LEVEL: 'debug', PORT: 'abc' })
    expect(await ended).toBe(1)
    expect(logLines(output.stdout)).toContainEqual(
      expect.objectContaining({ msg: 'start failed', err: expect.objectContaining({ stack: expect.any(String) }) }),
    )
  })
})
