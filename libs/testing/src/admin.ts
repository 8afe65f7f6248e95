import pg from 'pg'

/** The same server and role, another database. */
export function locate(url: string, database: string): string {
  const target = new URL(url)
  target.pathname = database
  return target.href
}

/** Runs one statement on a connection of its own and answers with its rows. */
export async function execute<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'todo-testing' })
  await client.connect()
  try {
    const { rows } = await client.query(sql, values)
    return rows as Row[]
  } finally {
    await client.end()
  }
}
