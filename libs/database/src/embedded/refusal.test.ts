import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { EmbeddedPostgresError, type EmbeddedPostgresErrorCode, startEmbedded } from './index.ts'
import { launch, prepareData, query, scratchFolder } from './scratch.fixture.ts'

let copyData: Awaited<ReturnType<typeof prepareData>>

beforeAll(async () => {
  copyData = await prepareData(scratchFolder(afterAll))
})

/** Fails unless the start is refused; the message is one sentence. */
async function refusalOf(dataDir: string, port?: number): Promise<EmbeddedPostgresError> {
  const outcome = await startEmbedded({ dataDir, durable: false, ...(port ? { port } : {}) }).catch(error => error)
  if (!(outcome instanceof EmbeddedPostgresError)) await outcome.stop?.()
  expect(outcome).toBeInstanceOf(EmbeddedPostgresError)
  expect(outcome.message).toMatch(/^[^\n]+[^.\n]\.$/)
  return outcome
}

const refusal = (code: EmbeddedPostgresErrorCode, message: string) => expect.objectContaining({ code, message })

describe('ALREADY_RUNNING', () => {
  test('names the process that has the data, which goes on undisturbed', async () => {
    const dataDir = copyData()
    const launched = launch(dataDir)
    const { url } = await launched.started
    const message = `The data in ${dataDir} is in use by process ${launched.pid}: stop that one first.`
    const error = await refusalOf(dataDir)
    expect(error).toEqual(refusal('ALREADY_RUNNING', message))
    expect(error.pid).toBe(launched.pid)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('holds within one process, until the first has stopped', async () => {
    const dataDir = copyData()
    const server = await startEmbedded({ dataDir, durable: false })
    expect((await refusalOf(dataDir)).pid).toBe(process.pid)
    expect((await refusalOf(dataDir)).pid).toBe(process.pid)
    await server.stop()
    await (await startEmbedded({ dataDir, durable: false })).stop()
  })
})

describe('PORT_UNAVAILABLE', () => {
  test('names the port that is busy', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    onTestFinished(() => void blocker.close())
    const { port } = blocker.address() as AddressInfo
    const message = `Postgres cannot listen on 127.0.0.1:${port} (Address already in use): stop what uses that port, or choose another.`
    expect(await refusalOf(copyData(), port)).toEqual(refusal('PORT_UNAVAILABLE', message))
  })
})

describe('DATA_DAMAGED', () => {
  const wayOut = ', or move it away to start with an empty one.'

  test('for a folder of something else', async () => {
    const dataDir = scratchFolder()
    writeFileSync(join(dataDir, 'thesis.txt'), 'mine')
    const message = `The data folder ${dataDir} has no PG_VERSION, so it is not the data of a Postgres: restore it from a backup${wayOut}`
    expect(await refusalOf(dataDir)).toEqual(refusal('DATA_DAMAGED', message))
    expect(readdirSync(dataDir)).toEqual(['thesis.txt'])
  })

  test('for data of another major version', async () => {
    const dataDir = copyData()
    writeFileSync(join(dataDir, 'PG_VERSION'), '17\n')
    const message = `The data folder ${dataDir} is of Postgres 17, not 18: convert it with pg_upgrade${wayOut}`
    expect(await refusalOf(dataDir)).toEqual(refusal('DATA_DAMAGED', message))
  })

  test('for data that Postgres refuses, with its reason', async () => {
    const dataDir = copyData()
    writeFileSync(join(dataDir, 'global', 'pg_control'), 'nonsense')
    const { code, message } = await refusalOf(dataDir)
    expect(code).toBe('DATA_DAMAGED')
    expect(message).toContain(
      `The data folder ${dataDir} is refused by Postgres (PANIC: could not read file "global/pg_control"`,
    )
  })

  test('for data that has lost a part', async () => {
    const dataDir = copyData()
    rmSync(join(dataDir, 'pg_wal'), { recursive: true })
    const { code, message } = await refusalOf(dataDir)
    expect(code).toBe('DATA_DAMAGED')
    expect(message).toContain('FATAL: required WAL directory "pg_wal" does not exist')
  })

  test('for a file in its place', async () => {
    const dataDir = join(scratchFolder(), 'postgres')
    writeFileSync(dataDir, '')
    const message = `The data folder ${dataDir} cannot be read (ENOTDIR): correct that${wayOut}`
    expect(await refusalOf(dataDir)).toEqual(refusal('DATA_DAMAGED', message))
  })
})

describe('NOT_ALLOWED', () => {
  test('for a lock that cannot be written', async () => {
    const dataDir = join(scratchFolder(), 'postgres')
    mkdirSync(`${dataDir}.lock`)
    const { code, message } = await refusalOf(dataDir)
    expect(code).toBe('NOT_ALLOWED')
    expect(message).toContain(`${dataDir}.lock`)
  })
})
