import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MigrationError } from './errors.ts'

/** A folder of prisma/migrations. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of migration.sql in hex, as the Prisma CLI records it. */
  readonly checksum: string
}

/** prisma/migrations of this package, as seen from src and from dist alike. */
export const ownMigrations: string = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/**
 * Names of the migrations in a folder, in the order in which they apply.
 * @throws the file system's error when there is no such folder
 */
export async function listMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.flatMap(entry => (entry.isDirectory() ? [entry.name] : [])).sort()
}

/**
 * Reads the migrations of a folder in the order in which they apply.
 * @throws MigrationError `INCOMPLETE`
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = await listMigrations(folder)
  return Promise.all(names.map(name => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  try {
    const file = await readFile(join(folder, name, 'migration.sql'), 'utf8')
    // A checkout on Windows may end lines with CRLF; that is no edit.
    const sql = file.replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  } catch (cause) {
    const message = `Migration ${name} has no readable migration.sql in ${folder}: bring the file back, or remove the folder.`
    throw new MigrationError('INCOMPLETE', message, { cause, migration: name })
  }
}
