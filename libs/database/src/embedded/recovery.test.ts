import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from './index.ts'
import { isRunning, launch, prepareData, query, scratchFolder, until } from './scratch.fixture.ts'

let copyData: Awaited<ReturnType<typeof prepareData>>

beforeAll(async () => {
  copyData = await prepareData(scratchFolder(afterAll))
})

describe('starts again', () => {
  test('after kill -9 of the launcher, in place of the server that lived on', async () => {
    const dataDir = copyData()
    const launched = launch(dataDir)
    const { url } = await launched.started
    await query(url, 'CREATE TABLE kept ()')
    await launched.kill()
    expect(await query(url, 'TABLE kept')).toEqual([])
    const lines: string[] = []
    const server = await startEmbedded({ dataDir, durable: false, log: line => lines.push(line) })
    await expect(query(url, 'TABLE kept')).rejects.toThrow('ECONNREFUSED')
    expect(await query(server.url, 'TABLE kept')).toEqual([])
    await server.stop()
    expect(lines.join()).toContain('database system was shut down')
  })

  test('after kill -9 of the server amid a query', async () => {
    const dataDir = copyData()
    const first = await startEmbedded({ dataDir })
    const busy = new pg.Client({ connectionString: first.url })
    busy.on('error', () => {})
    await busy.connect()
    await busy.query('CREATE TABLE kept ()')
    const cut = expect(busy.query('SELECT pg_sleep(60)')).rejects.toThrow('terminated')
    process.kill(first.pid, 'SIGKILL')
    await Promise.all([first.exited, cut])
    await first.stop()
    const second = await startEmbedded({ dataDir })
    expect(await query(second.url, 'TABLE kept')).toEqual([])
    await second.stop()
  })

  test('after kill -9 of both', async () => {
    const dataDir = copyData()
    const launched = launch(dataDir)
    const { pid } = await launched.started
    await launched.kill()
    process.kill(pid, 'SIGKILL')
    const server = await startEmbedded({ dataDir, durable: false })
    await server.stop()
  })

  test('when the pid of a server that crashed is someone else’s by now', async () => {
    const dataDir = copyData()
    const { uid, gid } = statSync(dataDir)
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
    onTestFinished(() => void stranger.kill())
    await once(stranger, 'spawn')
    const file = join(dataDir, 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n${dataDir}\n1800000000\n1\n\n127.0.0.1\n\nready\n`, { mode: 0o644 })
    const server = await startEmbedded({ dataDir, durable: false })
    expect(isRunning(stranger.pid as number)).toBe(true)
    await server.stop()
  })

  test('after kill -9 in the middle of making the data folder', async () => {
    const dataDir = join(scratchFolder(), 'postgres')
    const unfinished = () => readdirSync(dirname(dataDir)).filter(name => name.includes('.initdb-'))
    const launched = launch(dataDir)
    launched.started.catch(() => {})
    await until(() => unfinished().some(name => existsSync(join(dirname(dataDir), name, 'base', '1'))))
    await launched.kill()
    expect(existsSync(dataDir)).toBe(false)
    const server = await startEmbedded({ dataDir, durable: false })
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(unfinished()).toEqual([])
  })

  test('with new passwords when the file that holds them was lost', async () => {
    const dataDir = copyData()
    rmSync(`${dataDir}.credentials.json`)
    const server = await startEmbedded({ dataDir, durable: false })
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await query(server.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(existsSync(`${dataDir}.credentials.json`)).toBe(true)
  })
})
