import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { cpuClock, parseTime, used } from './cpu.ts'

test.each([
  ['00:01', 1000],
  ['0:00.25', 250],
  ['01:02:03', 3_723_000],
  ['2-00:00:01', 172_801_000],
])('ps says %s', (text, milliseconds) => {
  expect(parseTime(text)).toBe(milliseconds)
})

test('a process that came in between counts from its start', () => {
  expect(
    used(
      new Map([[1, 100]]),
      new Map([
        [1, 130],
        [2, 20],
      ]),
    ),
  ).toBe(50)
})

test('a child that works is seen working', async () => {
  const script = 'const end = Date.now() + 200; while (Date.now() < end); console.log(1); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, ['-e', script])
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const [own] = await cpuClock.ofProcess(child.pid ?? 0)
  const children = await cpuClock.ofChildren(process.pid)
  expect(own?.[1]).toBeGreaterThan(50)
  expect(children.get(child.pid ?? 0)).toBeGreaterThan(50)
})
