import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { intoCache } from './into-cache.ts'
import { run, ToolError } from './run.ts'

const program = 'usr/bin/prometheus-alertmanager'
const advice = 'install Alertmanager and put it on PATH (prometheus.io/download)'

/**
 * Path of the Alertmanager, which runs in the folder that holds its `usr`. Its module cannot be built: the files of its page are generated, not part of the module.
 * Debian has it built: it is unpacked into the cache, which needs no root and changes nothing else.
 * @throws ToolError on a machine that has neither it nor apt
 */
export async function unpackAlertmanager(): Promise<string> {
  const installed = findOnPath(['alertmanager', 'prometheus-alertmanager'])
  if (installed) return installed
  const folder = await intoCache('alertmanager-debian-relocated', async unfinished => {
    console.error('Fetching Alertmanager from Debian, once …')
    try {
      await run('apt-get', ['download', 'prometheus-alertmanager'], { cwd: unfinished })
    } catch (error) {
      throw new ToolError(`Debian's package of Alertmanager could not be fetched: apt-get update, or ${advice}.`, {
        cause: error,
      })
    }
    const [archive = ''] = readdirSync(unfinished)
    await run('dpkg-deb', ['--extract', archive, '.'], { cwd: unfinished })
    relocate(join(unfinished, program))
  })
  return join(folder, program)
}

// Debian's build looks for its templates at a path of the system. Of the same length, this one begins where it runs.
function relocate(path: string): void {
  const text = readFileSync(path, 'latin1')
  writeFileSync(
    path,
    text.replaceAll('/usr/share/prometheus/alertmanager', 'usr//share/prometheus/alertmanager'),
    'latin1',
  )
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':')
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(path => existsSync(path))
}
