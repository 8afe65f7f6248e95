import { readFileSync } from 'node:fs'
import { createTestDatabase, type TestDatabase } from '@todo/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everything, openSchemaEngine } from './schema-engine.fixture.ts'

const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8')
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** What would have to change in the migrated database to become what a Prisma schema says, in words. */
async function differenceTo(content: string): Promise<string | null> {
  await using engine = await openSchemaEngine(database.url, content)
  const files = [{ path: 'schema.prisma', content }]
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: false,
    exitCode: true,
    filters: everything,
  })
  return stdout
}

describe('schema.prisma and the migrations', () => {
  test('agree', async () => {
    expect(await differenceTo(schema)).toBe('No difference detected.\n')
  })

  test('differ, by name, when a field is only in the migrations', async () => {
    const less = schema.replace(/^ +notes .*\n/m, '')
    expect(await differenceTo(less)).toContain('[*] Changed the `todos` table\n  [-] Removed column `notes`')
  })

  test('differ, by name, when a model is only in schema.prisma', async () => {
    const more = `${schema}\nmodel Attic {\n  id Int @id\n}\n`
    expect(await differenceTo(more)).toContain('[+] Added tables\n  - Attic')
  })

  test('differ, by name, when an index is only in the database', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query('CREATE INDEX stray ON todos (title)')
    const difference = await differenceTo(schema)
    await client.query('DROP INDEX stray')
    await client.end()
    expect(difference).toContain('[*] Changed the `todos` table\n  [-] Removed index on columns (title)')
  })
})
