import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { placesIn } from './places.ts'
import { freePorts } from './ports.ts'
import { type Running, readRunning } from './running.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let data: string
let port: number
const started: ChildProcess[] = []

// One folder of data for all: each start finds what the last one, however it ended, left there.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'todo-launch-'))
  data = join(folder, 'data')
  ;[port = 0] = await freePorts(1)
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await new Promise(resolve => child.once('exit', resolve))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

/** Runs the launcher in a process group of its own, as a shell does. */
function start(settings: Record<string, string> = {}) {
  const env = { ...process.env, DATA: data, PORT: String(port), ...settings }
  const args = ['--conditions=source', join(import.meta.dirname, '../fixtures/start.ts')]
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>()
  child.stdout.once('data', line => resolve(String(line).trim()))
  const complaint = text(child.stderr)
  const exitCode = new Promise<number | null>(done => child.once('close', done))
  exitCode.then(async () => reject(new Error(await complaint)))
  ready.catch(() => {})
  return { pid: child.pid as number, ready, complaint, exitCode }
}

const running = (): Running => {
  const found = readRunning(placesIn(data))
  if (!found) throw new Error('nothing runs')
  return found
}
const pidsOf = ({ pid, postgres, services }: Running) => [
  pid,
  postgres.pid as number,
  ...Object.values(services).map(service => service.pid),
]
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const journal = () => readFileSync(join(data, 'journal'), 'utf8').trim().split('\n')
const answer = async (url: string) => (await fetch(url)).text()

describe('a start', () => {
  test('says where the app is, and serves it', async () => {
    expect(await start().ready).toBe(`ready at http://localhost:${port}`)
    expect(await answer(`http://localhost:${port}`)).toBe('web')
    expect(await answer(running().services['api']?.url ?? '')).toBe('api')
  })

  test('on data that is in use says who uses it', async () => {
    const first = start()
    await first.ready
    const second = start({ PORT: String(port + 1) })
    expect(await second.exitCode).toBe(1)
    expect(await second.complaint).toBe(
      `Todo already runs on this data, at http://localhost:${port} (process ${first.pid}): open that, or stop it first.\n`,
    )
    expect(await answer(`http://localhost:${port}`)).toBe('web')
  })
})

describe('a stop', () => {
  test('by Ctrl-C drains in order and leaves no process', async () => {
    const app = start()
    await app.ready
    const pids = pidsOf(running())
    process.kill(-app.pid, 'SIGINT')
    process.kill(-app.pid, 'SIGINT')
    expect(await app.exitCode).toBe(0)
    expect(await app.complaint).toBe('')
    expect(journal().slice(-3)).toEqual(['web stopped', 'api stopped', 'worker stopped'])
    expect(journal()).not.toContain('api interrupted')
    expect(pids.filter(isAlive)).toEqual([])
    expect(readRunning(placesIn(data))).toBeUndefined()
  })

  test('in the middle of the start leaves no process', async () => {
    const app = start()
    await vi.waitFor(() => expect(running().services).toHaveProperty('worker'), { timeout: 20_000, interval: 5 })
    const pids = pidsOf(running())
    process.kill(app.pid, 'SIGTERM')
    expect(await app.exitCode).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
  })
})

describe('kill -9', () => {
  const killed = async (pid: number) => {
    process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 })
  }

  test('of a service: it is restarted, at the same address', async () => {
    const app = start()
    await app.ready
    const { pid = 0, url = '' } = running().services['api'] ?? {}
    await killed(pid)
    await vi.waitFor(() => expect(running().services['api']?.pid).not.toBe(pid), { timeout: 20_000 })
    expect(await answer(url)).toBe('api')
    process.kill(app.pid, 'SIGTERM')
    expect(await app.complaint).toMatch(/^The service api ended \(SIGKILL\) and is restarted; its log is .*\n$/)
  })

  test('of Postgres: it is restarted, at the same address', async () => {
    const app = start()
    await app.ready
    const { pid, url } = running().postgres
    await killed(pid as number)
    await vi.waitFor(() => expect(running().postgres.pid).not.toBe(pid), { timeout: 20_000 })
    expect(running().postgres.url).toBe(url)
    process.kill(app.pid, 'SIGTERM')
    expect(await app.complaint).toMatch(/^Postgres ended and is restarted; its log is .*\n$/)
  })

  test('of the launcher: the services drain, and the next start works', async () => {
    const app = start()
    await app.ready
    const before = running()
    process.kill(app.pid, 'SIGKILL')
    expect(await start().ready).toBe(`ready at http://localhost:${port}`)
    const left = pidsOf(before).slice(1)
    // Orphans stay in the process table until init has buried them.
    await vi.waitFor(() => expect(left.filter(isAlive)).toEqual([]), { timeout: 20_000 })
  })
})

describe('one sentence and nothing left running', () => {
  const refusal = async (settings: Record<string, string>) => {
    const app = start(settings)
    expect(await app.exitCode).toBe(1)
    return app.complaint
  }

  test('for a port in use', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    try {
      expect(await refusal({})).toBe(
        `Port ${port} is in use by another program: stop that, or choose another port: PORT=${port + 1} ./todo start\n`,
      )
    } finally {
      other.close()
    }
  })

  test('for a damaged data folder', async () => {
    const damaged = join(folder, 'damaged')
    mkdirSync(join(damaged, 'postgres'), { recursive: true })
    writeFileSync(join(damaged, 'postgres/notes.txt'), 'mine')
    expect(await refusal({ DATA: damaged })).toMatch(/^The data folder .*damaged\/postgres has no PG_VERSION.*\n$/)
  })

  test('for a data folder that cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await refusal({ DATA: join(folder, 'file/data') })).toMatch(/^The folder .* cannot be made .*\n$/)
  })

  test("for a setting that a service refuses, in the service's own words", async () => {
    expect(await refusal({ FAIL: 'setting' })).toContain('COLOUR must be a colour: correct it and start again.\n')
    expect(journal().at(-1)).toBe('worker stopped')
  })

  test('for a service that dies again and again', async () => {
    const complaint = await refusal({ FAIL: 'later' })
    expect(complaint.match(/is restarted/g)).toHaveLength(4)
    expect(complaint).toContain('The service api ended 5 times in a row (exit code 7).')
    expect(journal().slice(-2)).toEqual(['web stopped', 'worker stopped'])
  })
})
