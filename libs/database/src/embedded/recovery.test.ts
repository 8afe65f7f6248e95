import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isRunning, launch, query, scratchFolder, start, stoppedData, until } from './scratch.fixture.ts'

const dataDir = stoppedData()

describe('starts again', () => {
  test('after kill -9 of the launcher, in place of the server that lived on', async () => {
    const launched = launch(dataDir)
    const { url } = await launched.started
    await query(url, 'CREATE TABLE first ()')
    await launched.kill()
    expect(await query(url, 'TABLE first')).toEqual([])
    const lines: string[] = []
    const server = await start(dataDir, { log: line => lines.push(line) })
    await expect(query(url, 'TABLE first')).rejects.toThrow('ECONNREFUSED')
    expect(await query(server.url, 'TABLE first')).toEqual([])
    expect(lines.join()).toContain('database system was shut down')
  })

  test('after kill -9 of the server amid a query', async () => {
    const first = await start(dataDir, { durable: true })
    const busy = new pg.Client({ connectionString: first.url })
    busy.on('error', () => {})
    await busy.connect()
    await busy.query('CREATE TABLE second ()')
    const cut = expect(busy.query('SELECT pg_sleep(60)')).rejects.toThrow('terminated')
    process.kill(first.pid, 'SIGKILL')
    await Promise.all([first.exited, cut])
    await first.stop()
    const lines: string[] = []
    const second = await start(dataDir, { log: line => lines.push(line) })
    expect(await query(second.url, 'TABLE second')).toEqual([])
    expect(lines.join()).toContain('database system was interrupted')
  })

  test('after kill -9 of both', async () => {
    const launched = launch(dataDir)
    const { pid } = await launched.started
    await launched.kill()
    process.kill(pid, 'SIGKILL')
    const { url } = await start(dataDir)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('after kill -9 of both, once a query that outlived them is gone', async () => {
    const launched = launch(dataDir)
    const { pid, url } = await launched.started
    const busy = new pg.Client({ connectionString: url })
    busy.on('error', () => {})
    await busy.connect()
    const { rows } = await busy.query('SELECT pg_backend_pid() AS pid')
    process.kill(rows[0].pid, 'SIGSTOP')
    process.kill(pid, 'SIGKILL')
    await launched.kill()
    const { url: again } = await start(dataDir, {
      log: line => line.includes('shared memory block') && process.kill(rows[0].pid, 'SIGKILL'),
    })
    expect(await query(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('when the pid of a server that crashed is someone else’s by now', async () => {
    const { uid, gid } = statSync(dataDir)
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
    onTestFinished(() => void stranger.kill())
    await once(stranger, 'spawn')
    const file = join(dataDir, 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n${dataDir}\n1800000000\n1\n\n127.0.0.1\n\nready\n`)
    await start(dataDir)
    expect(isRunning(stranger.pid as number)).toBe(true)
  })

  test('after kill -9 in the middle of making the data folder', async () => {
    const fresh = join(scratchFolder(), 'postgres')
    const unfinished = () => readdirSync(dirname(fresh)).filter(name => name.includes('.initdb-'))
    const launched = launch(fresh)
    await until(() => unfinished().some(name => existsSync(join(dirname(fresh), name, 'base', '1'))))
    await launched.kill()
    expect(existsSync(fresh)).toBe(false)
    const { url } = await start(fresh)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(unfinished()).toEqual([])
  })

  test('with new passwords when the file that holds them was lost', async () => {
    const before = await start(dataDir)
    await before.stop()
    rmSync(`${dataDir}.credentials.json`)
    const { url, superuserUrl } = await start(dataDir)
    expect(new URL(url).password).not.toBe(new URL(before.url).password)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await query(superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(existsSync(`${dataDir}.credentials.json`)).toBe(true)
  })
})
