import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@todo/launcher/cache-folder'
import { holdLock } from './hold-lock.ts'

/**
 * Fills a folder of the cache once. It appears by a rename: an interrupted run leaves no half of it, and of two at
 * the same time one waits for the other. @returns its path
 */
export async function intoCache(name: string, fill: (unfinished: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name)
  if (existsSync(folder)) return folder
  mkdirSync(cacheFolder(), { recursive: true })
  using _held = await holdLock(`${folder}.lock`)
  if (existsSync(folder)) return folder
  const unfinished = mkdtempSync(join(cacheFolder(), 'unfinished-'))
  try {
    await fill(unfinished)
    renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}
