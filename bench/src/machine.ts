import { arch, availableParallelism, cpus, platform } from 'node:os'
import type { BenchSession } from './bench-session.ts'

/** What the figures were taken on. */
export interface Machine {
  readonly cores: number
  readonly model: string
  readonly system: string
  readonly node: string
  readonly postgres: string
}

export const describeMachine = async ({ administer }: BenchSession): Promise<Machine> => {
  const { rows } = await administer('show server_version')
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? 'unknown',
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    postgres: rows[0].server_version,
  }
}
