import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startEmbedded } from './index.ts'
import { isRunning, launch, prepareData, query, scratchFolder, until } from './scratch.fixture.ts'

const asRoot = process.getuid?.() === 0
// A user that every Unix has.
const DAEMON = 1
let copyData: Awaited<ReturnType<typeof prepareData>>

beforeAll(async () => {
  copyData = await prepareData(scratchFolder(afterAll))
})

describe('starts', () => {
  test('on a new folder, with the database todo, whose owner may create roles but is no superuser', async () => {
    const server = await startEmbedded({ dataDir: join(scratchFolder(), 'new', 'postgres') })
    const facts = await query(
      server.url,
      `SELECT rolname, rolcreaterole, rolsuper, rolbypassrls, datname, datdba::regrole::text AS owner,
              pg_encoding_to_char(encoding) AS encoding, datlocprovider, datlocale,
              current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    )
    await server.stop()
    const role = { rolname: 'todo_owner', rolcreaterole: true, rolsuper: false, rolbypassrls: false }
    const locale = { encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8' }
    expect(facts).toEqual([{ ...role, datname: 'todo', owner: 'todo_owner', ...locale, version: 18, fsync: 'on' }])
  })

  test('on 127.0.0.1 alone, for those who know the password, which is in a file that only its owner reads', async () => {
    const dataDir = copyData()
    const server = await startEmbedded({ dataDir, durable: false })
    const settings = `SELECT current_setting('listen_addresses') AS tcp, current_setting('unix_socket_directories') AS unix`
    expect(await query(server.superuserUrl, settings)).toEqual([{ tcp: '127.0.0.1', unix: '' }])
    await expect(query(server.url.replace(/:[^:@]+@/, ':guess@'), 'SELECT')).rejects.toThrow('password authentication')
    await server.stop()
    expect(statSync(`${dataDir}.credentials.json`).mode & 0o777).toBe(0o600)
  })

  test.runIf(asRoot)('as an ordinary user', async () => {
    const folder = scratchFolder()
    chownSync(folder, DAEMON, DAEMON)
    const launched = launch(join(folder, 'postgres'), { uid: DAEMON, after: 'await server.stop()' })
    await launched.started
    expect(await launched.exited).toEqual([0, null])
    expect(statSync(join(folder, 'postgres')).uid).toBe(DAEMON)
    const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false })
    await server.stop()
  })

  test.runIf(asRoot && process.platform === 'linux')('as root, below a folder that only root may enter', async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o700)
    const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false })
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(statSync(join(folder, 'postgres')).uid).toBe(65_534)
    vi.stubEnv('PATH', '/nowhere')
    const refused = startEmbedded({ dataDir: join(folder, 'postgres') })
    await expect(refused).rejects.toThrow(`uid 65534 may not enter ${folder}: start as an ordinary user`)
    vi.unstubAllEnvs()
  })
})

describe('keeps', () => {
  test('what was committed, over a stop and a crash', async () => {
    const dataDir = copyData()
    const first = await startEmbedded({ dataDir })
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
    await first.stop()
    const second = await startEmbedded({ dataDir })
    await query(second.url, 'INSERT INTO kept VALUES (2)')
    await second.kill()
    const third = await startEmbedded({ dataDir })
    expect(await query(third.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }])
    await third.stop()
  })
})

describe('ends', () => {
  test('with stop(), leaving no process, which may be asked twice', async () => {
    const lines: string[] = []
    const server = await startEmbedded({ dataDir: copyData(), durable: false, log: line => lines.push(line) })
    await Promise.all([server.stop(), server.stop()])
    await server.exited
    expect(isRunning(server.pid)).toBe(false)
    expect(lines.at(-1)).toBe('LOG:  database system is shut down')
  })

  test('with a process that exits without stopping it', async () => {
    const dataDir = copyData()
    const launched = launch(dataDir, { after: 'process.exit(3)' })
    expect(await launched.exited).toEqual([3, null])
    await until(() => !existsSync(join(dataDir, 'postmaster.pid')))
  })
})
