import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './index.ts'
import { launch, query, scratchFolder, start, stoppedData } from './scratch.fixture.ts'

const dataDir = stoppedData()

/** Fails unless the start is refused, with one sentence. */
async function refusalOf(folder: string, port?: number): Promise<EmbeddedPostgresError> {
  const outcome = await start(folder, port ? { port } : {}).catch(error => error)
  expect(outcome).toBeInstanceOf(EmbeddedPostgresError)
  expect(outcome.message).toMatch(/^[^\n]+[^.\n]\.$/)
  return outcome
}

const refusal = (code: EmbeddedPostgresErrorCode, message: string) => expect.objectContaining({ code, message })

describe('ALREADY_RUNNING', () => {
  test('names the process that has the data, which goes on undisturbed', async () => {
    const launched = launch(dataDir, { before: `process.on('SIGTERM', () => process.exit())` })
    onTestFinished(async () => {
      process.kill(launched.pid, 'SIGTERM')
      await launched.exited
    })
    const { url } = await launched.started
    const message = `The data in ${dataDir} is in use by process ${launched.pid}: stop that one first.`
    const error = await refusalOf(dataDir)
    expect(error).toEqual(refusal('ALREADY_RUNNING', message))
    expect(error.pid).toBe(launched.pid)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('holds within one process, until the first has stopped', async () => {
    const server = await start(dataDir)
    expect((await refusalOf(dataDir)).pid).toBe(process.pid)
    expect((await refusalOf(dataDir)).pid).toBe(process.pid)
    await server.stop()
    await start(dataDir)
  })
})

describe('PORT_UNAVAILABLE', () => {
  test('names the port that is busy', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    onTestFinished(() => void blocker.close())
    const { port } = blocker.address() as AddressInfo
    const message = `Postgres cannot listen on 127.0.0.1:${port} (Address already in use): stop what uses that port, or choose another.`
    expect(await refusalOf(dataDir, port)).toEqual(refusal('PORT_UNAVAILABLE', message))
  })
})

describe('DATA_DAMAGED', () => {
  const wayOut = ', or move it away to start with an empty one.'

  /** Has other content in a file of the data until the test ends. */
  function overwrite(file: string, content: string): void {
    const path = join(dataDir, file)
    const original = readFileSync(path)
    writeFileSync(path, content)
    onTestFinished(() => writeFileSync(path, original))
  }

  test('for a folder of something else, which is left alone', async () => {
    const folder = join(scratchFolder(), 'postgres')
    mkdirSync(folder)
    writeFileSync(join(folder, 'thesis.txt'), 'mine')
    const message = `The data folder ${folder} has no PG_VERSION, so it is not the data of a Postgres: restore it from a backup${wayOut}`
    expect(await refusalOf(folder)).toEqual(refusal('DATA_DAMAGED', message))
    expect(readdirSync(folder)).toEqual(['thesis.txt'])
  })

  test('for data of another major version', async () => {
    overwrite('PG_VERSION', '17\n')
    const message = `The data folder ${dataDir} is of Postgres 17, not 18: convert it with pg_upgrade${wayOut}`
    expect(await refusalOf(dataDir)).toEqual(refusal('DATA_DAMAGED', message))
  })

  test('for data that Postgres cannot read, with its reason', async () => {
    overwrite('global/pg_control', 'nonsense')
    const { code, message } = await refusalOf(dataDir)
    expect(code).toBe('DATA_DAMAGED')
    expect(message).toContain(
      `The data folder ${dataDir} is refused by Postgres (PANIC: could not read file "global/pg_control"`,
    )
  })

  test('for data that has lost a part, with Postgres’s reason', async () => {
    const [wal, aside] = [join(dataDir, 'pg_wal'), `${dataDir}.aside`]
    renameSync(wal, aside)
    onTestFinished(() => renameSync(aside, wal))
    const { code, message } = await refusalOf(dataDir)
    expect(code).toBe('DATA_DAMAGED')
    expect(message).toContain('FATAL: required WAL directory "pg_wal" does not exist')
  })

  test('for a file in its place', async () => {
    const file = join(scratchFolder(), 'postgres')
    writeFileSync(file, '')
    const message = `The data folder ${file} cannot be read (ENOTDIR): correct that${wayOut}`
    expect(await refusalOf(file)).toEqual(refusal('DATA_DAMAGED', message))
  })
})

describe('NOT_ALLOWED', () => {
  test('for a lock that cannot be written', async () => {
    const folder = join(scratchFolder(), 'postgres')
    mkdirSync(`${folder}.lock`)
    const { code, message } = await refusalOf(folder)
    expect(code).toBe('NOT_ALLOWED')
    expect(message).toContain(`${folder}.lock`)
  })

  test('for a parent that cannot be made', async () => {
    const file = join(scratchFolder(), 'file')
    writeFileSync(file, '')
    const { code, message } = await refusalOf(join(file, 'postgres'))
    expect(code).toBe('NOT_ALLOWED')
    expect(message).toContain(`The folder ${file} for the data cannot be made (EEXIST`)
  })
})
