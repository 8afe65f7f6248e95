import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** Milliseconds that the table is locked and free in turns: requests wait, and none fails. */
const locked = 600
const free = 50

/** Makes whatever touches todos slow, as a migration gone wrong would, until it is released. */
export async function lockTodos(url: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let released = false
  const locking = async () => {
    while (!released) {
      await client.query('begin')
      await client.query('lock table todos in access exclusive mode')
      await setTimeout(locked)
      await client.query('commit')
      await setTimeout(free)
    }
  }
  const ended = locking()
  return {
    async release() {
      released = true
      await ended
      await client.end()
    },
  }
}

/** Carries out SQL as the owner of the tables. */
export async function runSql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
