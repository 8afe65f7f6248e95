import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { StartError } from '@todo/runtime'
import { cacheFolder } from './cache-folder.ts'
import { fetchChromium } from './fetch-chromium.ts'

/** Where a Chromium is looked for, first come first served. */
const candidates = (env: NodeJS.ProcessEnv): string[] => {
  const playwright = env['PLAYWRIGHT_BROWSERS_PATH'] || defaultPlaywrightFolder()
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (env['PATH'] ?? '').split(delimiter)
  return [
    join(playwright, 'chromium_headless_shell-*/*/{headless_shell,chrome-headless-shell}'),
    join(playwright, 'chromium-*/chrome-linux*/chrome'),
    join(playwright, 'chromium-*/chrome-mac*/*.app/Contents/MacOS/*'),
    ...folders.flatMap(folder => names.map(name => join(folder, name))),
    '/Applications/{Google Chrome,Chromium}.app/Contents/MacOS/{Google Chrome,Chromium}',
    join(cacheFolder(env), 'chromium-*/chrome'),
  ]
}

const defaultPlaywrightFolder = () =>
  join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright')

/** Path of a Chromium on this machine: `CHROMIUM_PATH`, Playwright's, the system's, or one fetched before. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH']
  for (const pattern of candidates(env)) {
    const [path] = globSync(pattern)
    if (path) return path
  }
  return undefined
}

/**
 * Path of a Chromium, fetched into the cache folder (outside the checkout, without root) when the machine has none.
 * @throws StartError
 */
export async function provideChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  const how = 'install Chromium or Chrome, run npx playwright-core install chromium, or set CHROMIUM_PATH to one'
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StartError(`The browser tests need a Chromium and found none: ${how}.`)
  }
  try {
    return await fetchChromium()
  } catch (cause) {
    throw new StartError(`No Chromium could be fetched (${(cause as Error).message}): ${how}.`, { cause })
  }
}
