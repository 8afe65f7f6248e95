import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from './cache-folder.ts'

/** A Chromium without a window that brings its libraries and a font, for linux-x64, as an npm package. */
const carrier = '@sparticuz/chromium'
const version = '153.0.0'

const unpack = `
  import { inflate } from '${carrier}'
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
  await Promise.all(archives.map(name => inflate('node_modules/${carrier}/bin/' + name)))
`

// The carried libraries and fonts are found by variables; a script sets them, so that a path is all a caller needs.
const wrapper = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`

const fontsIn = (folder: string) =>
  `<fontconfig><dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`

/** Fetches it once; half of it is never left behind, nor harmful when two do so at once. @returns its path */
export async function fetchChromium(): Promise<string> {
  const folder = join(cacheFolder(), `chromium-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder(), { recursive: true })
    const unfinished = mkdtempSync(join(cacheFolder(), 'unfinished-'))
    try {
      await fill(unfinished, folder)
      renameSync(unfinished, folder)
    } catch (error) {
      if (!existsSync(folder)) throw error
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return join(folder, 'chrome')
}

async function fill(unfinished: string, folder: string): Promise<void> {
  const run = (file: string, args: string[]) =>
    promisify(execFile)(file, args, { cwd: unfinished, env: { ...process.env, TMPDIR: unfinished } })
  writeFileSync(join(unfinished, 'package.json'), '{}\n')
  await run('pnpm', ['add', '--ignore-workspace', '--ignore-scripts', '--save-exact', `${carrier}@${version}`])
  await run(process.execPath, ['--input-type=module', '--eval', unpack])
  rmSync(join(unfinished, 'node_modules'), { recursive: true })
  writeFileSync(join(unfinished, 'fonts.conf'), fontsIn(folder))
  writeFileSync(join(unfinished, 'chrome'), wrapper, { mode: 0o755 })
}
