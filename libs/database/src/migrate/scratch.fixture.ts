import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@todo/testing'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { migrate } from './index.ts'

/** Two migrations, the second of which needs the first. */
export const files = {
  '20260101_lists': 'CREATE TABLE lists (id int PRIMARY KEY);\n',
  '20260102_todos': 'CREATE TABLE todos (id int PRIMARY KEY);\nINSERT INTO lists VALUES (1);\n',
}

/** An empty database and a folder of migrations for one test, and what is done with them. */
export async function scratch() {
  const migrationsDir = mkdtempSync(join(tmpdir(), 'migrations-'))
  const database = await createTestDatabase({ empty: true })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onTestFinished(async () => {
    rmSync(migrationsDir, { recursive: true })
    await client.end()
    await database.drop()
  })

  /** Adds migrations, or changes them. */
  const write = (migrations: Record<string, string>) => {
    for (const [name, sql] of Object.entries(migrations)) {
      mkdirSync(join(migrationsDir, name), { recursive: true })
      writeFileSync(join(migrationsDir, name, 'migration.sql'), sql)
    }
  }
  write(files)
  writeFileSync(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')

  return {
    url: database.url,
    client,
    migrationsDir,
    write,
    run: () => migrate(database.url, { migrationsDir }),
    rowsOf: async (sql: string): Promise<Record<string, unknown>[]> => (await client.query(sql)).rows,
  }
}
