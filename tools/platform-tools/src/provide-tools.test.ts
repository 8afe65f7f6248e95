import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildGoTool, stampOf } from './build-go-tool.ts'
import { goTools } from './go-tools.ts'
import { intoCache } from './into-cache.ts'
import { toolsNamed } from './provide-tools.ts'
import { run } from './run.ts'

const kill = vi.spyOn(process, 'kill')
let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'todo-tools-'))
  vi.stubEnv('XDG_CACHE_HOME', cache)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(cache, { recursive: true })
})

const write = async (folder: string) => writeFileSync(join(folder, 'tool'), '')
const kept = () => readdirSync(join(cache, 'todo-platform'))

describe('what is brought into the cache', () => {
  test('is brought once, also when two ask at the same time', async () => {
    const fill = vi.fn(write)
    const [first, second] = await Promise.all([intoCache('x-1', fill), intoCache('x-1', fill)])
    expect(await intoCache('x-1', fill)).toBe(first)
    expect(second).toBe(first)
    expect(existsSync(join(first, 'tool'))).toBe(true)
    expect(fill).toHaveBeenCalledTimes(1)
    expect(kept()).toEqual(['x-1'])
  })

  test('is brought although a process that is no more was at it', async () => {
    await intoCache('x-1', write)
    writeFileSync(join(cache, 'todo-platform', 'x-2.lock'), '999999999')
    expect(existsSync(join(await intoCache('x-2', write), 'tool'))).toBe(true)
    expect(kept()).toEqual(['x-1', 'x-2'])
  })

  test('is waited for while another process is at it', async () => {
    await intoCache('x-1', write)
    const lock = join(cache, 'todo-platform', 'x-2.lock')
    writeFileSync(lock, String(process.ppid))
    const fill = vi.fn(write)
    const brought = intoCache('x-2', fill)
    await vi.waitFor(() => expect(kill).toHaveBeenCalledWith(process.ppid, 0))
    expect(fill).not.toHaveBeenCalled()
    rmSync(lock)
    await brought
    expect(fill).toHaveBeenCalledTimes(1)
  })

  test('is there whole or not at all', async () => {
    const breakOff = async (folder: string) => {
      await write(folder)
      throw new Error('no network')
    }
    await expect(intoCache('x-1', breakOff)).rejects.toThrow('no network')
    expect(kept()).toEqual([])
  })
})

test('a machine without Go is told what to install', async () => {
  vi.stubEnv('PATH', cache)
  await expect(buildGoTool('promtool')).rejects.toThrow(
    'promtool is built from Go modules, and there is no go on PATH: install Go 1.26',
  )
})

test('a failed program is told by its last words', async () => {
  await expect(run('sh', ['-c', 'echo no such version >&2; exit 1'], { cwd: cache })).rejects.toThrow('no such version')
})

test('each set of pins has a place of its own in the cache', () => {
  const stamps = Object.values(goTools).map(stampOf)
  expect(new Set(stamps).size).toBe(stamps.length)
})

test('a tool that there is not is named', () => {
  expect(() => toolsNamed(['prometeus'])).toThrow('There is no tool prometeus: choose among prometheus, promtool')
})
