import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder outside the checkout where ./todo keeps what it fetched, too. */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'todo-platform')
