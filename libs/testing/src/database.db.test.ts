import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { execute } from './admin.ts'
import { createTestDatabase } from './index.ts'

const tables = `SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public'`

describe('a test database', () => {
  test('is migrated, and nobody else’s', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
    await execute(one.url, 'DROP TABLE changes')
    const [less] = await execute<{ count: number }>(one.url, tables)
    const [all] = await execute<{ count: number }>(two.url, tables)
    expect(less?.count).toBe(Number(all?.count) - 1)
    await Promise.all([one.drop(), two.drop()])
    await expect(execute(one.url, 'SELECT')).rejects.toThrow('does not exist')
  })

  test('belongs to a role that row-level security binds', async () => {
    const database = await createTestDatabase()
    const bound = 'SELECT rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user'
    expect(await execute(database.url, bound)).toEqual([{ unbound: false }])
    await database.drop()
  })

  test('is empty on demand', async () => {
    const database = await createTestDatabase({ empty: true })
    expect(await execute(database.url, tables)).toEqual([{ count: 0 }])
    await database.drop()
  })

  test('is dropped with a complaint about each connection that was left open', async () => {
    const database = await createTestDatabase()
    const leak = new pg.Client({ connectionString: database.url, application_name: 'sieve' })
    leak.on('error', () => {})
    await leak.connect()
    await leak.query('SELECT 42')
    await expect(database.drop()).rejects.toThrow(
      'Close every connection before drop(), these are still open: sieve, last statement “SELECT 42”.',
    )
    await expect(execute(database.url, 'SELECT')).rejects.toThrow('does not exist')
  })
})
