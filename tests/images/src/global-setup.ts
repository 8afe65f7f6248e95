import { buildImage, services } from './build.ts'
import { assertEngine } from './docker.ts'

/** Vitest's globalSetup: the images, built one after another, since they share most of their layers. */
export default async function setup(): Promise<void> {
  await assertEngine()
  for (const service of services) {
    process.stdout.write(`Building the image of ${service}\n`)
    await buildImage(service)
  }
}
