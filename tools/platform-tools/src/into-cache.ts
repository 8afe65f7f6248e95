import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@todo/launcher/cache-folder'

/**
 * Fills a folder of the cache once. It appears by a rename: an interrupted run leaves no half of it, and two at the same
 * time do each other no harm. @returns its path
 */
export async function intoCache(name: string, fill: (unfinished: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name)
  if (existsSync(folder)) return folder
  mkdirSync(cacheFolder(), { recursive: true })
  const unfinished = mkdtempSync(join(cacheFolder(), 'unfinished-'))
  try {
    await fill(unfinished)
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}
