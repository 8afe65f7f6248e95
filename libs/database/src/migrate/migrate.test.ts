import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTestDatabase } from '@todo/testing'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everything, openSchemaEngine } from '../schema-engine.fixture.ts'
import { MigrationError, type MigrationErrorCode, migrate, pendingMigrations } from './index.ts'

const lists = 'CREATE TABLE lists (id int PRIMARY KEY);\n'
const todos = 'CREATE TABLE todos (id int PRIMARY KEY);\nINSERT INTO lists VALUES (1);\n'

let migrationsDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
let client: pg.Client

beforeEach(async () => {
  migrationsDir = mkdtempSync(join(tmpdir(), 'migrations-'))
  write({ '20260101_lists': lists, '20260102_todos': todos })
  writeFileSync(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
  database = await createTestDatabase({ empty: true })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await database.drop()
  rmSync(migrationsDir, { recursive: true })
})

function write(files: Record<string, string>): void {
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(migrationsDir, name), { recursive: true })
    writeFileSync(join(migrationsDir, name, 'migration.sql'), sql)
  }
}

const run = () => migrate(database.url, { migrationsDir })
const rowsOf = async (sql: string) => (await client.query(sql)).rows
const refusal = (code: MigrationErrorCode, migration: string, message: string | RegExp) =>
  expect.objectContaining({ code, migration, message: expect.stringMatching(message) })

describe('applies', () => {
  test('what the database lacks, in the order of names, and then nothing', async () => {
    const lines: string[] = []
    const options = { migrationsDir, log: (line: string) => lines.push(line) }
    expect(await pendingMigrations(client, { migrationsDir })).toEqual(['20260101_lists', '20260102_todos'])
    expect(await migrate(database.url, options)).toEqual({ applied: ['20260101_lists', '20260102_todos'] })
    expect(await migrate(database.url, options)).toEqual({ applied: [] })
    write({ '20260103_tags': 'CREATE TABLE tags ();' })
    expect(await pendingMigrations(database.url, { migrationsDir })).toEqual(['20260103_tags'])
    expect(await migrate(database.url, options)).toEqual({ applied: ['20260103_tags'] })
    expect(await pendingMigrations(client, { migrationsDir })).toEqual([])
    expect(await rowsOf('TABLE lists')).toEqual([{ id: 1 }])
    expect(lines).toEqual(
      ['20260101_lists', '20260102_todos', '20260103_tags'].map(name => `Applied migration ${name}`),
    )
  })

  test('each once, when eight replicas start together', async () => {
    write({ '20260103_slow': 'SELECT pg_sleep(0.1); INSERT INTO lists VALUES (2);' })
    const outcomes = await Promise.all(Array.from({ length: 8 }, run))
    const all = ['20260101_lists', '20260102_todos', '20260103_slow']
    expect(outcomes.map(({ applied }) => applied).sort((a, b) => b.length - a.length)).toEqual([
      all,
      ...Array(7).fill([]),
    ])
    expect(await rowsOf('SELECT count(*)::int FROM _prisma_migrations')).toEqual([{ count: 3 }])
  })

  test('a migration that the Prisma CLI has marked as rolled back', async () => {
    await run()
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '20260102_todos'`)
    await client.query('DROP TABLE todos; DELETE FROM lists')
    expect(await run()).toEqual({ applied: ['20260102_todos'] })
  })

  test('nothing to a database whose files only changed their line ends', async () => {
    await run()
    write({ '20260102_todos': todos.replaceAll('\n', '\r\n') })
    expect(await run()).toEqual({ applied: [] })
  })
})

describe('records', () => {
  const shape = `SELECT column_name, ordinal_position, data_type, character_maximum_length, is_nullable, column_default
    FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`
  const keys = `SELECT conname, contype, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE conrelid = '_prisma_migrations'::regclass ORDER BY conname`
  const records = `SELECT length(id) AS id, checksum, migration_name, logs, rolled_back_at, applied_steps_count,
    finished_at >= started_at AS finished FROM _prisma_migrations ORDER BY migration_name`

  const migrationsList = () => ({
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: Object.entries({ '20260101_lists': lists, '20260102_todos': todos }).map(([path, value]) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
    })),
  })
  const schema = 'datasource db {\n  provider = "postgresql"\n}\n'

  test('what Prisma’s own engine would have recorded', async () => {
    {
      await using engine = await openSchemaEngine(database.url, schema)
      await engine.applyMigrations({ migrationsList: migrationsList(), filters: everything })
    }
    const expected = [await rowsOf(shape), await rowsOf(keys), await rowsOf(records)]
    await client.query('DROP TABLE lists, todos, _prisma_migrations')
    await run()
    expect([await rowsOf(shape), await rowsOf(keys), await rowsOf(records)]).toEqual(expected)
  })

  test('what Prisma’s own engine takes for a history in order', async () => {
    await run()
    await using engine = await openSchemaEngine(database.url, schema)
    const list = { migrationsList: migrationsList(), optInToShadowDatabase: false, filters: everything }
    expect(await engine.diagnoseMigrationHistory(list)).toMatchObject({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
      history: null,
    })
  })
})

describe('refuses', () => {
  test('an edited migration', async () => {
    await run()
    write({ '20260102_todos': `${todos}-- harmless\n`, '20260103_tags': 'CREATE TABLE tags ();' })
    const sentence = /^Migration 20260102_todos was edited after it was applied .*: restore it, and put .*\.$/
    await expect(run()).rejects.toEqual(refusal('EDITED', '20260102_todos', sentence))
    expect(await rowsOf(`SELECT to_regclass('tags') AS tags`)).toEqual([{ tags: null }])
  })

  test('a missing migration', async () => {
    await run()
    rmSync(join(migrationsDir, '20260101_lists'), { recursive: true })
    const sentence = /^Migration 20260101_lists was applied .* is not among the migrations here: .*\.$/
    await expect(run()).rejects.toEqual(refusal('MISSING', '20260101_lists', sentence))
  })

  test('an unfinished migration, which stays pending', async () => {
    await run()
    await client.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20260102_todos'`)
    const sentence = /^Migration 20260102_todos was begun .* not finished: .* prisma migrate resolve .*\.$/
    await expect(run()).rejects.toEqual(refusal('UNFINISHED', '20260102_todos', sentence))
    expect(await pendingMigrations(client, { migrationsDir })).toEqual(['20260102_todos'])
  })

  test('a migration that fails: those before it stay, nothing of it does, and a corrected one applies', async () => {
    write({ '20260102_todos': 'CREATE TABLE todos ();\n\nSELECT * FROM nowhere;\n' })
    const sentence =
      /^Migration 20260102_todos failed at line 3 \(relation "nowhere" does not exist\): nothing of it was kept, .*\.$/
    await expect(run()).rejects.toEqual(refusal('FAILED', '20260102_todos', sentence))
    expect(await rowsOf(`SELECT to_regclass('lists')::text AS lists, to_regclass('todos') AS todos`)).toEqual([
      { lists: 'lists', todos: null },
    ])
    write({ '20260102_todos': todos })
    expect(await run()).toEqual({ applied: ['20260102_todos'] })
  })

  test('a folder without its file, before anything is applied', async () => {
    mkdirSync(join(migrationsDir, '20260103_empty'))
    const sentence = /^Migration 20260103_empty has no readable migration.sql in .*: bring the file back, .*\.$/
    await expect(run()).rejects.toEqual(refusal('INCOMPLETE', '20260103_empty', sentence))
    expect(await rowsOf(`SELECT to_regclass('lists') AS lists`)).toEqual([{ lists: null }])
  })

  test('a database out of reach, without showing its password', async () => {
    const closed = 'postgresql://me:secret@127.0.0.1:1/todo'
    const message =
      'No connection to the database todo at 127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1): start Postgres, or correct the database URL.'
    await expect(migrate(closed)).rejects.toEqual(expect.objectContaining({ code: 'UNREACHABLE', message }))
    await expect(pendingMigrations('todo.db')).rejects.toThrow('The database URL is not of the form postgresql://')
    await expect(migrate(closed)).rejects.toBeInstanceOf(MigrationError)
  })
})

describe('as a program', () => {
  const main = (url: string) =>
    promisify(execFile)(process.execPath, ['--conditions=source', join(import.meta.dirname, 'main.ts')], {
      env: { DATABASE_URL: url },
    })

  test('applies this package’s migrations', async () => {
    const { stdout } = await main(database.url)
    expect(stdout).toMatch(/^(Applied migration \S+\n)+Migrations applied: [1-9]\d*\n$/)
    expect(await pendingMigrations(client)).toEqual([])
    expect((await main(database.url)).stdout).toBe('Migrations applied: 0\n')
  })

  test('ends with code 1 and a sentence', async () => {
    await expect(main('postgresql://me:secret@127.0.0.1:1/todo')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^No connection to the database todo at 127\.0\.0\.1:1 .*\.\n$/),
    })
    await expect(main('')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^DATABASE_URL is not set/) })
  })
})
