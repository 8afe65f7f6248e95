import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Gives a process precedence where that is allowed, so that what else the machine does disturbs the figures less. Linux
 * shares the processor among sessions before it looks at the processes in them (sched(7), autogroup).
 */
export const preferred = (pid: number | undefined): void => {
  try {
    if (!pid) return
    setPriority(pid, -15)
    writeFileSync(`/proc/${pid}/autogroup`, '-15')
  } catch {
    // Then the figures say more about the machine.
  }
}
