import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { pendingMigrations } from './index.ts'
import { scratch } from './scratch.fixture.ts'

describe('as a program', () => {
  const main = (url: string) =>
    promisify(execFile)(process.execPath, ['--conditions=source', join(import.meta.dirname, 'main.ts')], {
      env: { DATABASE_URL: url },
    })

  test('applies this package’s migrations and installs the job queue', async () => {
    const { client, url } = await scratch()
    const { stdout } = await main(url)
    expect(stdout).toMatch(/^(Applied migration \S+\n)+Migrations applied: [1-9]\d*\n$/)
    expect(await pendingMigrations(client)).toEqual([])
    const { rows } = await client.query(`select has_table_privilege('todo_worker', 'graphile_worker.jobs', 'select')`)
    expect(rows).toEqual([{ has_table_privilege: true }])
    expect((await main(url)).stdout).toBe('Migrations applied: 0\n')
  })

  test('ends with code 1 and a sentence', async () => {
    await expect(main('postgresql://me:secret@127.0.0.1:1/todo')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^No connection to the database todo at 127\.0\.0\.1:1 .*\.\n$/),
    })
    await expect(main('')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^DATABASE_URL is not set/) })
  })
})
