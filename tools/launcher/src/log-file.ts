import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const largestLog = 10_000_000

/** A service's log: appended to across starts, and begun anew (keeping the last) when it has grown large. */
export class LogFile {
  readonly path: string
  readonly #begin: number

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, `${name}.log`)
    const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0
    if (size > largestLog) renameSync(this.path, `${this.path}.1`)
    this.#begin = size > largestLog ? 0 : size
  }

  /** Hands a descriptor that appends to `use`, and closes it. */
  withDescriptor<Result>(use: (descriptor: number) => Result): Result {
    const descriptor = openSync(this.path, 'a')
    try {
      return use(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }

  /** What was written last since this start, for people: the messages of JSON lines, other lines as they are. */
  lastWords(lines = 5): string {
    const written = readFileSync(this.path).subarray(this.#begin).toString().trimEnd().split('\n')
    return written.map(readable).filter(Boolean).slice(-lines).join('\n')
  }
}

function readable(line: string): string {
  try {
    const { msg, err } = JSON.parse(line)
    return [msg, err?.message].filter((part, index, all) => part && all.indexOf(part) === index).join(': ') || line
  } catch {
    return line
  }
}
