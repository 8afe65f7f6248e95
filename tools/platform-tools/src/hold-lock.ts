import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/**
 * Waits until no other process, nor another caller in this one, holds the lock, and holds it until disposed. One that was
 * left behind by a process that is no more is taken over; should two do so at the same moment, both go on.
 * @param path of the file that is the lock, in a folder that exists
 */
export async function holdLock(path: string): Promise<Disposable> {
  while (!taken(path)) {
    if (!holderLives(path)) rmSync(path, { force: true })
    else await setTimeout(200)
  }
  return { [Symbol.dispose]: () => rmSync(path, { force: true }) }
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holderLives(path: string): boolean {
  try {
    // Between its making and its content the file is empty, which is process 0: the own group, which lives.
    return process.kill(Number(readFileSync(path, 'utf8')), 0)
  } catch (error) {
    // Another user's process lives as well. A lock that is gone meanwhile is free.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
