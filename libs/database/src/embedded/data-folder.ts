import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MAJOR_VERSION } from './binaries.ts'
import { EmbeddedPostgresError } from './errors.ts'

/**
 * Tells whether a data folder has to be made first (absent or empty) or holds data of our major version.
 * @throws EmbeddedPostgresError `DATA_DAMAGED` for anything else
 */
export function isAbsent(dataDir: string): boolean {
  if (!existsSync(dataDir)) return true
  const content = contentOf(dataDir)
  if (content.length === 0) return true
  if (!content.includes('PG_VERSION')) {
    throw damaged(dataDir, 'has no PG_VERSION, so it is not the data of a Postgres: restore it from a backup')
  }
  const version = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR_VERSION) return false
  throw damaged(dataDir, `is of Postgres ${version || 'nothing'}, not ${MAJOR_VERSION}: convert it with pg_upgrade`)
}

function contentOf(dataDir: string): string[] {
  try {
    return readdirSync(dataDir)
  } catch (cause) {
    throw damaged(dataDir, `cannot be read (${(cause as NodeJS.ErrnoException).code}): correct that`, cause)
  }
}

/** The sentence about data that cannot be opened. We never delete any, so the way out is to move it away. */
export const damaged = (dataDir: string, problem: string, cause?: unknown): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    'DATA_DAMAGED',
    `The data folder ${dataDir} ${problem}, or move it away to start with an empty one.`,
    { cause },
  )
