import { randomBytes } from 'node:crypto'
import { execute } from './admin.ts'
import type { Server } from './server.ts'

/** The image that dev and Compose run. */
const image = 'postgres:18'

/**
 * A Postgres in a container of its own; its owner role is what the embedded one has: no superuser, so that row-level
 * security binds it.
 *
 * @throws Error when no Docker engine answers
 */
export const startContainer = async (): Promise<Server> => {
  // Loaded when it is asked for: most runs have no engine, and no time for it.
  const { GenericContainer, Wait } = await import('testcontainers')
  const password = randomBytes(16).toString('hex')
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts(5432)
    // What is lost in a crash is nobody's.
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=200'])
    .withWaitStrategy(Wait.forSuccessfulCommand('pg_isready -h 127.0.0.1'))
    .start()
  const urlOf = (role: string) =>
    `postgresql://${role}:${password}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`
  const stop = async () => void (await container.stop())
  try {
    await execute(urlOf('postgres'), `create role todo_owner login createrole password '${password}'`)
  } catch (error) {
    await stop()
    throw error
  }
  return { adminUrl: urlOf('postgres'), ownerUrl: urlOf('todo_owner'), stop }
}
