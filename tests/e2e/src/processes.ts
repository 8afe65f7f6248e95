import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

/** The processes that a process started, and those that they started, and so on; each after its parent. */
export function descendantsOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const childrenOf = (parent: number): number[] =>
    pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...childrenOf(child)] : []))
  return childrenOf(pid)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Milliseconds within which what follows another process has seen its end. */
const patience = 5_000

/** @throws Error naming the processes that live on */
export async function allGone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + patience
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) throw new Error(`processes were left behind:\n${describe(pids.filter(isAlive))}`)
    await setTimeout(20)
  }
}

const describe = (pids: readonly number[]): string =>
  execFileSync('ps', ['-o', 'pid=,args=', '-p', pids.join(',')], { encoding: 'utf8' })

/** kill -9: no handler runs, nothing is flushed. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
