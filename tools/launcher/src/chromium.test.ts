import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findChromium } from './chromium.ts'

let folder: string
const env = () => ({
  PLAYWRIGHT_BROWSERS_PATH: join(folder, 'playwright'),
  PATH: `${join(folder, 'empty')}:${join(folder, 'bin')}`,
  XDG_CACHE_HOME: join(folder, 'cache'),
})
const have = (path: string) => {
  const whole = join(folder, path)
  mkdirSync(dirname(whole), { recursive: true })
  writeFileSync(whole, '')
  return whole
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-chromium-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a Chromium is found', () => {
  test.each([
    'playwright/chromium_headless_shell-1234/chrome-headless-shell-linux64/chrome-headless-shell',
    'playwright/chromium-1234/chrome-linux64/chrome',
    'playwright/chromium-1234/chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium',
    'bin/google-chrome',
    'bin/chromium',
    'cache/todo-platform/chromium-1.2.3/chrome',
  ])('at %s', path => {
    const whole = have(path)
    expect(findChromium(env())).toBe(whole)
  })

  test('where CHROMIUM_PATH says, whatever else there is', () => {
    have('bin/chromium')
    expect(findChromium({ ...env(), CHROMIUM_PATH: '/opt/mine' })).toBe('/opt/mine')
  })
})

// On a Mac the applications folder, which no variable moves, may have one.
test.runIf(process.platform === 'linux')('none is found where there is none', () => {
  expect(findChromium(env())).toBeUndefined()
})
