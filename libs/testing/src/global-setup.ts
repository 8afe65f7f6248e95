import { randomBytes } from 'node:crypto'
import { installJobs } from '@todo/database/jobs'
import { migrate } from '@todo/database/migrate'
import type { TestProject } from 'vitest/node'
import { execute, locate } from './admin.ts'
import { startServer } from './server.ts'

/** What the tests of a run know about its server; `inject('postgres')`. */
export interface TestServer {
  /** Of a role that may create databases. */
  readonly adminUrl: string
  /** Of the role that owns test databases and runs migrations, without a database in particular. */
  readonly ownerUrl: string
  /** A migrated database to clone. */
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** Vitest's globalSetup: one server for the run, and one migrated database in it that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, ownerUrl, stop } = await startServer()
  const template = `template_${randomBytes(6).toString('hex')}`
  const end = async () => {
    try {
      await execute(adminUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    } finally {
      await stop()
    }
  }
  try {
    await execute(adminUrl, `CREATE DATABASE ${template} OWNER ${new URL(ownerUrl).username}`)
    await migrate(locate(ownerUrl, template))
    await installJobs({ url: locate(ownerUrl, template), role: 'todo_worker' })
  } catch (error) {
    await end()
    throw error
  }
  project.provide('postgres', { adminUrl, ownerUrl, template })
  return end
}
