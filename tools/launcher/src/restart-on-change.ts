import { watch } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './places.ts'
import type { SupervisedService } from './supervised-service.ts'

/** Milliseconds of silence after a change: editors write several files at once. */
const settled = 150

/** Restarts a service when its sources change, and every service that runs from sources when a library's do. */
export function restartOnChange(services: readonly SupervisedService[], say: (line: string) => void): void {
  const pending = new Set<SupervisedService>()
  let timer: NodeJS.Timeout | undefined
  let changed = ''

  const restart = () => {
    for (const service of pending) {
      say(`${changed} changed: ${service.name} restarts`)
      void service.restart()
    }
    pending.clear()
  }
  const follow = (folder: string, affected: readonly SupervisedService[]) =>
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || !/\/src\/|^src\//.test(file) || !/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) return
      changed = relative(root, join(root, folder, file))
      for (const service of affected) pending.add(service)
      clearTimeout(timer)
      timer = setTimeout(restart, settled)
    })

  follow('libs', services)
  for (const service of services) follow(join('services', service.name), [service])
}
