import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** CPU milliseconds (user and system) that processes have used so far, by process id. */
export type CpuTimes = ReadonlyMap<number, number>

/** Reads the CPU time of a process, or of every child of a process. */
export interface CpuClock {
  ofProcess(pid: number): Promise<CpuTimes>
  ofChildren(pid: number): Promise<CpuTimes>
}

/** Milliseconds used between two readings; a process that came in between counts from its start. */
export const used = (before: CpuTimes, after: CpuTimes): number =>
  [...after].reduce((total, [pid, time]) => total + time - (before.get(pid) ?? 0), 0)

// The scheduler's own account, in nanoseconds; /proc/<pid>/stat counts in ticks of 10 ms, too coarse for short rounds.
const timeOfThread = async (path: string): Promise<number> => {
  const text = await readFile(`${path}/schedstat`, 'utf8').catch(() => '0')
  return Number(text.split(' ')[0]) / 1e6
}

const linux: CpuClock = {
  async ofProcess(pid) {
    const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
    const times = await Promise.all(threads.map(thread => timeOfThread(`/proc/${pid}/task/${thread}`)))
    return new Map([[pid, times.reduce((total, time) => total + time, 0)]])
  },
  async ofChildren(pid) {
    const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
    const children = text.trim().split(/\s+/).map(Number)
    return new Map(
      await Promise.all(children.map(async child => [child, await timeOfThread(`/proc/${child}`)] as const)),
    )
  },
}

/** `1-02:03:04.56` or `03:04.56` → milliseconds. */
export const parseTime = (text: string): number => {
  const [clock = '', days = '0'] = text.split('-').reverse()
  const seconds = clock.split(':').reduce((total, part) => total * 60 + Number(part), 0)
  return Math.round((Number(days) * 86_400 + seconds) * 1000)
}

const processTable = async (matches: (pid: number, parent: number) => boolean): Promise<CpuTimes> => {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,time='])
  const rows = stdout
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  return new Map(
    rows
      .filter(([pid, parent]) => matches(Number(pid), Number(parent)))
      .map(([pid, , time = '']) => [Number(pid), parseTime(time)]),
  )
}

const elsewhere: CpuClock = {
  ofProcess: wanted => processTable(pid => pid === wanted),
  ofChildren: wanted => processTable((_pid, parent) => parent === wanted),
}

export const cpuClock: CpuClock = process.platform === 'linux' ? linux : elsewhere
