import type { TestProject } from 'vitest/node'
import { App } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the app that the journeys share; each has an account of its own in it. */
    url: string
    /** The page with the mails that had no server to go to. */
    outbox: string
  }
}

/** A place that is a day behind much of the world, so that nobody's day is the servers'. */
const zoneOfServers = 'Pacific/Pago_Pago'

/** Vitest's globalSetup: one app for all journeys that do not break it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await App.started({ env: { TZ: zoneOfServers } })
  project.provide('url', app.url)
  project.provide('outbox', app.outbox)
  return async () => {
    await using _ = app
    await app.stop()
  }
}
