import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Debian's client brings a BuildKit of its own; others need the plugin buildx beside them. */
const client = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker'

/** Runs the client of the Docker engine. @returns what it printed @throws Error with what it said */
export const docker = async (...args: string[]): Promise<string> => {
  const env = { ...process.env, DOCKER_BUILDKIT: '1' }
  const { stdout } = await run(client, args, { env, maxBuffer: 64 * 1024 * 1024 })
  return stdout.trim()
}

/** @throws Error that says what is missing */
export const assertEngine = async (): Promise<void> => {
  await docker('version').catch(cause => {
    throw new Error('No Docker engine answers: start one, then run ./todo test:images again.', { cause })
  })
}
