import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isRunning, launch, query, scratchFolder, start, stoppedData, until } from './scratch.fixture.ts'

const asRoot = process.getuid?.() === 0
// A user that every Unix has.
const DAEMON = 1
const dataDir = stoppedData()

describe('starts', () => {
  test('on a new folder, with the database todo, whose owner may create roles but is no superuser', async () => {
    const { url } = await start(join(scratchFolder(), 'new', 'postgres'), { durable: true })
    const facts = await query(
      url,
      `SELECT rolname, rolcreaterole, rolsuper, rolbypassrls, datname, datdba::regrole::text AS owner,
              pg_encoding_to_char(encoding) AS encoding, datlocprovider, datlocale,
              current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    )
    const role = { rolname: 'todo_owner', rolcreaterole: true, rolsuper: false, rolbypassrls: false }
    const locale = { encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8' }
    expect(facts).toEqual([{ ...role, datname: 'todo', owner: 'todo_owner', ...locale, version: 18, fsync: 'on' }])
  })

  test('on 127.0.0.1 alone, for those who know the password, which is in a file that only its owner reads', async () => {
    const { url, superuserUrl } = await start(dataDir)
    const settings = `SELECT current_setting('listen_addresses') AS tcp, current_setting('unix_socket_directories') AS unix`
    expect(await query(superuserUrl, settings)).toEqual([{ tcp: '127.0.0.1', unix: '' }])
    await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'SELECT')).rejects.toThrow('password authentication')
    expect(statSync(`${dataDir}.credentials.json`).mode & 0o777).toBe(0o600)
  })

  test.runIf(asRoot)('as an ordinary user, and later as root in that user’s place', async () => {
    const folder = scratchFolder()
    chownSync(folder, DAEMON, DAEMON)
    const theirs = join(folder, 'postgres')
    expect(await launch(theirs, { uid: DAEMON, after: 'await server.stop()' }).exited).toEqual([0, null])
    await start(theirs)
    expect(statSync(theirs).uid).toBe(DAEMON)
  })

  test.runIf(asRoot && process.platform === 'linux')('as root, below a folder that only root may enter', async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o700)
    const { url } = await start(join(folder, 'postgres'))
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(statSync(join(folder, 'postgres')).uid).toBe(65_534)
  })

  test.runIf(asRoot)('not as root there without setpriv, and says why', async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o700)
    vi.stubEnv('PATH', '/nowhere')
    onTestFinished(() => void vi.unstubAllEnvs())
    const refused = start(join(folder, 'postgres'))
    await expect(refused).rejects.toThrow(`uid 65534 may not enter ${folder}: start as an ordinary user`)
  })
})

describe('keeps', () => {
  test('what was committed, over a stop and a crash', async () => {
    const first = await start(dataDir, { durable: true })
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
    await first.stop()
    const second = await start(dataDir, { durable: true })
    await query(second.url, 'INSERT INTO kept VALUES (2)')
    await second.kill()
    const third = await start(dataDir, { durable: true })
    expect(await query(third.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }])
  })
})

describe('ends', () => {
  test('with stop(), leaving no process, which may be asked twice', async () => {
    const lines: string[] = []
    const server = await start(dataDir, { log: line => lines.push(line) })
    await Promise.all([server.stop(), server.stop()])
    await server.exited
    expect(isRunning(server.pid)).toBe(false)
    expect(lines.at(-1)).toBe('LOG:  database system is shut down')
  })

  test('not with Ctrl-C, which reaches the whole process group: the launcher decides', async () => {
    const launched = launch(dataDir, {
      before: `process.on('SIGINT', () => {}).on('SIGTERM', async () => { await server.stop(); process.exit(4) })`,
    })
    const { url } = await launched.started
    process.kill(-launched.pid, 'SIGINT')
    expect(await query(url, 'SELECT pg_sleep(0.1)')).toHaveLength(1)
    process.kill(launched.pid, 'SIGTERM')
    expect(await launched.exited).toEqual([4, null])
  })

  test('with a process that exits without stopping it', async () => {
    expect(await launch(dataDir, { after: 'process.exit(3)' }).exited).toEqual([3, null])
    await until(() => !existsSync(join(dataDir, 'postmaster.pid')))
  })
})
