import type { TestProject } from 'vitest/node'
import { App } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the app that the journeys share; each has an account of its own in it. */
    url: string
  }
}

/** Vitest's globalSetup: one app for all journeys that do not break it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await App.started()
  project.provide('url', app.url)
  return async () => {
    await using _ = app
    await app.stop()
  }
}
