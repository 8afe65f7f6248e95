import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MigrationError, type MigrationErrorCode, migrate, pendingMigrations } from './index.ts'
import { files, scratch } from './scratch.fixture.ts'

describe('applies', () => {
  test('what the database lacks, in the order of names, and then nothing', async () => {
    const { client, migrationsDir, rowsOf, url, write } = await scratch()
    const lines: string[] = []
    const options = { migrationsDir, log: (line: string) => lines.push(line) }
    expect(await pendingMigrations(client, { migrationsDir })).toEqual(['20260101_lists', '20260102_todos'])
    expect(await migrate(url, options)).toEqual({ applied: ['20260101_lists', '20260102_todos'] })
    expect(await migrate(url, options)).toEqual({ applied: [] })
    write({ '20260103_tags': 'CREATE TABLE tags ();' })
    expect(await pendingMigrations(url, { migrationsDir })).toEqual(['20260103_tags'])
    expect(await migrate(url, options)).toEqual({ applied: ['20260103_tags'] })
    expect(await pendingMigrations(client, { migrationsDir })).toEqual([])
    expect(await rowsOf('TABLE lists')).toEqual([{ id: 1 }])
    expect(lines).toEqual(
      ['20260101_lists', '20260102_todos', '20260103_tags'].map(name => `Applied migration ${name}`),
    )
  })

  test('each once, when eight replicas start together', async () => {
    const { rowsOf, run, write } = await scratch()
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
    const { client, run } = await scratch()
    await run()
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '20260102_todos'`)
    await client.query('DROP TABLE todos; DELETE FROM lists')
    expect(await run()).toEqual({ applied: ['20260102_todos'] })
  })

  test('nothing to a database whose files only changed their line ends', async () => {
    const { run, write } = await scratch()
    await run()
    write({ '20260102_todos': files['20260102_todos'].replaceAll('\n', '\r\n') })
    expect(await run()).toEqual({ applied: [] })
  })
})

const refusal = (code: MigrationErrorCode, migration: string, message: RegExp) =>
  expect.objectContaining({ code, migration, message: expect.stringMatching(message) })

describe('refuses', () => {
  test('an edited migration', async () => {
    const { rowsOf, run, write } = await scratch()
    await run()
    write({ '20260102_todos': `${files['20260102_todos']}-- harmless\n`, '20260103_tags': 'CREATE TABLE tags ();' })
    const sentence = /^Migration 20260102_todos was edited after it was applied .*: restore it, and put .*\.$/
    await expect(run()).rejects.toEqual(refusal('EDITED', '20260102_todos', sentence))
    expect(await rowsOf(`SELECT to_regclass('tags') AS tags`)).toEqual([{ tags: null }])
  })

  test('a missing migration', async () => {
    const { migrationsDir, run } = await scratch()
    await run()
    rmSync(join(migrationsDir, '20260101_lists'), { recursive: true })
    const sentence = /^Migration 20260101_lists was applied .* is not among the migrations here: .*\.$/
    await expect(run()).rejects.toEqual(refusal('MISSING', '20260101_lists', sentence))
  })

  test('an unfinished migration, which stays pending', async () => {
    const { client, migrationsDir, run } = await scratch()
    await run()
    await client.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20260102_todos'`)
    const sentence = /^Migration 20260102_todos was begun .* not finished: .* prisma migrate resolve .*\.$/
    await expect(run()).rejects.toEqual(refusal('UNFINISHED', '20260102_todos', sentence))
    expect(await pendingMigrations(client, { migrationsDir })).toEqual(['20260102_todos'])
  })

  test('a migration that fails: those before it stay, nothing of it does, and a corrected one applies', async () => {
    const { rowsOf, run, write } = await scratch()
    write({ '20260102_todos': 'CREATE TABLE todos ();\n\nSELECT * FROM nowhere;\n' })
    const sentence =
      /^Migration 20260102_todos failed at line 3 \(relation "nowhere" does not exist\): nothing of it was kept, .*\.$/
    await expect(run()).rejects.toEqual(refusal('FAILED', '20260102_todos', sentence))
    expect(await rowsOf(`SELECT to_regclass('lists')::text AS lists, to_regclass('todos') AS todos`)).toEqual([
      { lists: 'lists', todos: null },
    ])
    write(files)
    expect(await run()).toEqual({ applied: ['20260102_todos'] })
  })

  test('a folder without its file, before anything is applied', async () => {
    const { migrationsDir, rowsOf, run } = await scratch()
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
