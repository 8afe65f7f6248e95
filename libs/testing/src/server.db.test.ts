import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { execute } from './admin.ts'
import { startServer } from './server.ts'

/** Starts a server in a process of its own, as a test run does, and waits for its line. */
async function launch(after: string) {
  const script = `
    import { startServer } from ${JSON.stringify(import.meta.resolve('./server.ts'))}
    const server = await startServer()
    console.log(server.adminUrl)
    ${after}`
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
    env: { ...process.env, TEST_DATABASE: 'embedded' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const [adminUrl] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, exited, adminUrl, folder: join(tmpdir(), `todo-test-${child.pid}`) }
}

test('leaves nothing behind, and removes what a killed run left, but not what is in use', async () => {
  const abandoned = await launch('')
  abandoned.child.kill('SIGKILL')
  await abandoned.exited
  expect(await execute(abandoned.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  const next = await launch('await server.stop()')
  expect(await next.exited).toEqual([0, null])
  expect([abandoned.folder, next.folder].filter(existsSync)).toEqual([])
  await expect(execute(abandoned.adminUrl, 'SELECT')).rejects.toThrow('ECONNREFUSED')
  expect(await execute(inject('postgres').adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('is the one that TEST_DATABASE_URL names', async () => {
  const url = 'postgresql://me@127.0.0.1:1/mine'
  vi.stubEnv('TEST_DATABASE_URL', url)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await startServer()).toMatchObject({ adminUrl: url, ownerUrl: url })
})
