import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'

/** How the server's programs are run: as the current user or, when that is root, as someone else. */
export interface RunAs {
  spawn(file: string, args: readonly string[], options: SpawnOptions): ChildProcess
  /** Hands a file or folder that we made to the user who runs the server. */
  own(path: string): void
}

const NOBODY = 65534

// Postgres would obey the PG* variables of whoever starts it, and speak their language.
const environment = { LC_ALL: 'C', TZ: 'UTC' }

const asCurrentUser: RunAs = {
  spawn: (file, args, options) => spawn(file, args, { cwd: '/', ...options, env: { ...environment, ...options.env } }),
  own: () => {},
}

/**
 * Postgres refuses root. As root it runs as the owner of existing data, else as uid and gid 65534 (nobody).
 * @param binary the server's program, which that user must be able to execute
 * @throws EmbeddedPostgresError `NOT_ALLOWED`
 */
export function chooseRunAs(dataDir: string, binary: string): RunAs {
  const owner = statSync(dataDir, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid()) throw foreign(dataDir, owner.uid)
    return asCurrentUser
  }
  const user = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY }
  const own = (path: string) => chownSync(path, user.uid, user.gid)
  const parent = dirname(dataDir)
  const reachable = spawnSync('test', ['-x', binary, '-a', '-x', parent], user)
  if (reachable.status === 0) {
    return { own, spawn: (file, args, options) => asCurrentUser.spawn(file, args, { ...options, ...user }) }
  }
  const prefix = throughClosedFolders(user)
  if (spawnSync('setpriv', [...prefix, 'test', '-d', parent]).status !== 0) throw unreachable(parent, user.uid)
  return { own, spawn: (file, args, options) => asCurrentUser.spawn('setpriv', [...prefix, file, ...args], options) }
}

/**
 * Arguments of util-linux's setpriv for a checkout below a folder that only root may enter, such as /root: the other
 * user keeps this one right of root's, to pass permission checks on files. `no_setuid_fixup` makes access(2), which
 * Postgres asks about its own programs, count that right.
 */
export const throughClosedFolders = ({ uid, gid }: { uid: number; gid: number }) => {
  const only = '-all,+dac_override'
  const rights = [`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`]
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup', ...rights, '--']
}

const foreign = (dataDir: string, uid: number) =>
  new EmbeddedPostgresError(
    'NOT_ALLOWED',
    `The data in ${dataDir} belongs to the user with uid ${uid}: start as that user, or give it to yourself with sudo chown -R.`,
  )

const unreachable = (folder: string, uid: number) =>
  new EmbeddedPostgresError(
    'NOT_ALLOWED',
    `Postgres refuses to run as root, and the user with uid ${uid} may not enter ${folder}: start as an ordinary user, move the project out of root's home, or install util-linux (setpriv).`,
  )
