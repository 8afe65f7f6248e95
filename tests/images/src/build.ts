import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docker } from './docker.ts'

const root = join(import.meta.dirname, '../../..')

/** The services that one Dockerfile builds. */
export const services = ['api', 'web', 'worker'] as const
export type Service = (typeof services)[number]

interface Manifest {
  readonly version: string
  readonly repository: string
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))

/** What an image says of itself. */
export const labelsOf = (service: Service) => ({
  VERSION: manifestOf(`services/${service}`).version,
  REVISION: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  SOURCE: manifestOf('.').repository,
})

export const tagOf = (service: Service): string => `todo-${service}:test`

/** Builds the image of a service. @returns its id */
export const buildImage = (service: Service, tag = tagOf(service), ...options: string[]): Promise<string> => {
  const args = Object.entries({ SERVICE: service, ...labelsOf(service) })
  const buildArgs = args.flatMap(([name, value]) => ['--build-arg', `${name}=${value}`])
  const dockerfile = ['--file', join(root, 'deploy/images/Dockerfile')]
  return docker('build', '--quiet', ...options, ...dockerfile, ...buildArgs, '--tag', tag, root)
}
