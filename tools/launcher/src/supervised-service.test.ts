import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { freePorts } from './ports.ts'
import { SupervisedService, type SupervisionOptions } from './supervised-service.ts'

vi.setConfig({ testTimeout: 30_000 })

let folder: string
let service: SupervisedService
const said: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-service-'))
  said.length = 0
})
afterEach(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

async function start(env: Record<string, string>, options: Partial<SupervisionOptions> = {}) {
  const [port] = await freePorts(1)
  service = new SupervisedService(
    {
      name: 'api',
      args: [join(import.meta.dirname, '../fixtures/service.ts')],
      cwd: folder,
      env: { NAME: 'api', PORT: String(port), JOURNAL: join(folder, 'journal'), ...env },
    },
    { logs: folder, say: line => said.push(line), onChange: () => {}, onGivenUp: () => {}, ...options },
  )
  await service.start()
}
const journal = () => readFileSync(join(folder, 'journal'), 'utf8').trim().split('\n')
const answers = () =>
  vi.waitFor(async () => expect(await (await fetch(service.url)).text()).toBe('api'), { timeout: 20_000 })

describe('a restart', () => {
  test('lets the process drain, and starts another', async () => {
    await start({})
    const { pid } = service
    await service.restart()
    await vi.waitFor(() => expect(service.pid).not.toBe(pid))
    await answers()
    expect(journal()).toEqual(['api started', 'api stopped', 'api started'])
    expect(said).toEqual([])
  })

  test('revives a service that was given up', async () => {
    const { promise: givenUp, resolve } = Promise.withResolvers<Error>()
    await start({}, { backoff: [], onGivenUp: resolve })
    const { pid } = service
    process.kill(pid, 'SIGKILL')
    expect((await givenUp).message).toContain('The service api ended (SIGKILL)')
    await service.restart()
    await answers()
    expect(service.pid).not.toBe(pid)
  })
})

describe('a start that fails', () => {
  test("rejects with the service's own sentence", async () => {
    await expect(start({ FAIL: 'setting' })).rejects.toThrow(
      'The service api ended before it was ready (exit code 1): COLOUR must be a colour: correct it and start again.',
    )
  })
})
