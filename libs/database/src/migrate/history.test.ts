import { describe, expect, test } from 'vitest'
import { everything, openSchemaEngine } from '../schema-engine.fixture.ts'
import { files, scratch } from './scratch.fixture.ts'

describe('records', () => {
  const shape = `SELECT column_name, ordinal_position, data_type, character_maximum_length, is_nullable, column_default
    FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`
  const keys = `SELECT conname, contype, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE conrelid = '_prisma_migrations'::regclass ORDER BY conname`
  const records = `SELECT length(id) AS id, checksum, migration_name, logs, rolled_back_at, applied_steps_count,
    finished_at >= started_at AS finished FROM _prisma_migrations ORDER BY migration_name`

  const migrationsList = {
    baseDir: '/prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: Object.entries(files).map(([path, value]) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
    })),
  }
  const schema = 'datasource db {\n  provider = "postgresql"\n}\n'

  test('what Prisma’s own engine would have recorded', async () => {
    const { client, rowsOf, run, url } = await scratch()
    {
      await using engine = await openSchemaEngine(url, schema)
      await engine.applyMigrations({ migrationsList, filters: everything })
    }
    const expected = [await rowsOf(shape), await rowsOf(keys), await rowsOf(records)]
    await client.query('DROP TABLE lists, todos, _prisma_migrations')
    await run()
    expect([await rowsOf(shape), await rowsOf(keys), await rowsOf(records)]).toEqual(expected)
  })

  test('what Prisma’s own engine takes for a history in order', async () => {
    const { run, url } = await scratch()
    await run()
    await using engine = await openSchemaEngine(url, schema)
    const list = { migrationsList, optInToShadowDatabase: false, filters: everything }
    expect(await engine.diagnoseMigrationHistory(list)).toMatchObject({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
      history: null,
    })
  })
})
