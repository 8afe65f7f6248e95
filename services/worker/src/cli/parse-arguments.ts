import { StartError } from '@todo/runtime'
import type { Selection } from './failed-jobs.ts'

export type Request = { readonly command: 'failed' } | { readonly command: 'replay'; readonly selection: Selection }

const usage = `Usage: ./todo jobs failed
       ./todo jobs replay ID…
       ./todo jobs replay --task NAME
       ./todo jobs replay --all`

/** @throws StartError with the usage */
export const parseArguments = ([command, ...rest]: readonly string[]): Request => {
  if (command === 'failed' && rest.length === 0) return { command }
  if (command !== 'replay') throw new StartError(usage)
  const [first, second] = rest
  if (first === '--all' && rest.length === 1) return { command, selection: {} }
  if (first === '--task' && second && rest.length === 2) return { command, selection: { task: second } }
  if (rest.length > 0 && rest.every(id => /^\d{1,18}$/.test(id))) return { command, selection: { ids: rest } }
  throw new StartError(usage)
}
