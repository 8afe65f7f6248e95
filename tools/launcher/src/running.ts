import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Places } from './places.ts'

/** What runs now, for people and tools that look for its addresses and processes. */
export interface Running {
  /** The launcher's process. */
  readonly pid: number
  readonly url: string
  readonly postgres: { readonly pid: number | undefined; readonly url: string }
  readonly services: Readonly<Record<string, { readonly pid: number; readonly url: string }>>
}

/** Keeps it in a file that only its owner reads, since the database's address has its password. */
export const writeRunning = (places: Places, running: Running): void =>
  writeFileSync(places.running, `${JSON.stringify(running, undefined, 2)}\n`, { mode: 0o600 })

/** The file may be of a start that was killed: compare `pid` before believing it. */
export function readRunning(places: Places): Running | undefined {
  try {
    return JSON.parse(readFileSync(places.running, 'utf8'))
  } catch {
    return undefined
  }
}

export const removeRunning = (places: Places): void => rmSync(places.running, { force: true })
