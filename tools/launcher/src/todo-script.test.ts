import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from './places.ts'

let folder: string
let checkout: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-script-'))
  checkout = join(folder, 'checkout')
  for (const name of ['todo', '.node-version', 'package.json']) cpSync(join(root, name), join(checkout, name))
  mkdirSync(join(checkout, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A program of the machine: a script by that name in a folder of PATH. */
const program = (name: string, script: string, where = 'bin') => {
  const path = join(folder, where, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}
const versions = (node: string, pnpm: string) => {
  program('node', `echo v${node}`)
  program('pnpm', `[ "$1" = --version ] && echo ${pnpm} || echo "own pnpm $*"`)
}
/** An npm that "installs" programs which say what they are. */
const npm = () =>
  program(
    'npm',
    `for last; do :; done; name=\${last%@*}; at="$3/node_modules/$name"; mkdir -p "$at/bin"
printf '#!/bin/sh\\necho v26.10.0\\n' >"$at/bin/node"
printf '#!/bin/sh\\necho "fetched pnpm $* with $(node --version)"\\n' >"$at/pnpm"
chmod +x "$at/bin/node" "$at/pnpm"; echo "$last" >>"${folder}/fetched"`,
  )
const command = (args: string[]) => [join(checkout, 'todo'), ...args]
const machine = (env: Record<string, string> = {}) => {
  const PATH = `${join(folder, 'bin')}:${basics()}`
  return { env: { PATH, HOME: join(folder, 'home'), ...env }, cwd: folder, encoding: 'utf8' } as const
}
const todo = (args: string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync('/bin/sh', command(args), machine(env))
  return { status, stdout, stderr }
}
/** The POSIX tools alone, without this machine's node and npm. */
const basics = () => {
  const names = ['dirname', 'cat', 'sed', 'uname', 'tr', 'mkdir', 'mktemp', 'mv', 'rm', 'grep', 'tail', 'chmod', 'sh']
  for (const name of names)
    if (!existsSync(join(folder, 'basics', name))) program(name, `exec /bin/${name} "$@"`, 'basics')
  return join(folder, 'basics')
}

describe('with Node and pnpm on PATH', () => {
  test('it is pnpm', () => {
    versions('26.11.1', '12.30.0')
    expect(todo(['list', '--depth', '0'])).toEqual({ status: 0, stdout: 'own pnpm list --depth 0\n', stderr: '' })
  })
  test('a script of package.json goes before a command of pnpm', () => {
    versions('26.10.0', '12.0.0')
    expect(todo(['doctor']).stdout).toBe('own pnpm --silent run doctor\n')
  })
  test('no command is asked for help', () => {
    expect(todo([])).toMatchObject({ status: 0, stdout: expect.stringContaining('./todo COMMAND') })
  })
})

describe.runIf(process.platform === 'linux')('without them', () => {
  test.each([
    ['an old Node', '20.20.2', '12.21.0'],
    ['a Node that is a little too old', '26.9.3', '12.21.0'],
    ['a Node that is too new', '27.0.0', '12.21.0'],
    ['an old pnpm', '26.10.0', '11.28.4'],
  ])('%s is replaced, in the cache of the user', (_, node, pnpm) => {
    versions(node, pnpm)
    npm()
    expect(todo(['list'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/pnpm list/) })
    expect(readdirSync(join(folder, 'home/.cache/todo-platform'))).toHaveLength(1)
  })
  test('both are fetched once', () => {
    npm()
    expect(todo(['list']).stdout).toBe('fetched pnpm list with v26.10.0\n')
    const second = todo(['list'])
    expect(second).toEqual({ status: 0, stdout: 'fetched pnpm list with v26.10.0\n', stderr: '' })
    expect(readdirSync(join(folder, 'home/.cache/todo-platform'))).toHaveLength(2)
  })
  test('two runs at once end up with one of each', async () => {
    npm()
    const runs = await Promise.all([1, 2, 3].map(() => promisify(execFile)('/bin/sh', command(['list']), machine())))
    expect(runs.map(({ stdout }) => stdout)).toEqual(Array(3).fill('fetched pnpm list with v26.10.0\n'))
    expect(readdirSync(join(folder, 'home/.cache/todo-platform'))).toHaveLength(2)
  })
  test.each([
    ['no home', { HOME: '' }],
    ['a home that cannot be made', { HOME: '/dev/null/home' }],
    ['a cache that cannot be made', { XDG_CACHE_HOME: '/dev/null/cache' }],
  ])('with %s they go into the checkout', (_, env) => {
    npm()
    expect(todo(['list'], env).stdout).toBe('fetched pnpm list with v26.10.0\n')
    expect(existsSync(join(checkout, '.todo'))).toBe(true)
  })
  test('a fetch that fails leaves nothing behind', () => {
    program('npm', 'exit 1')
    expect(todo(['list'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/todo: npm could not fetch node-linux/),
    })
    expect(readdirSync(join(folder, 'home/.cache/todo-platform'))).toEqual([])
  })
  test('and without npm it says what to install', () => {
    expect(todo(['list'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^todo: no npm on PATH to fetch .*\n$/),
    })
  })
})
