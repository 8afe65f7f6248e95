import pg from 'pg'
import { MigrationError } from './errors.ts'

/**
 * Opens the one connection of a migration run.
 * @throws MigrationError `UNREACHABLE`
 */
export async function connect(url: string): Promise<pg.Client> {
  const target = URL.parse(url)
  if (!target || !/^postgres(ql)?:$/.test(target.protocol)) {
    const message = 'The database URL is not of the form postgresql://user:password@host:port/name: correct it.'
    throw new MigrationError('UNREACHABLE', message)
  }
  const client = new pg.Client({
    connectionString: url,
    application_name: 'todo-migrate',
    connectionTimeoutMillis: 10_000,
  })
  // A connection lost between two queries makes the next one fail, which is where it is reported.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string }
    throw new MigrationError(
      'UNREACHABLE',
      `No connection to the database ${target.pathname.slice(1)} at ${target.host} (${message || code}): start Postgres, or correct the database URL.`,
      { cause },
    )
  }
}
