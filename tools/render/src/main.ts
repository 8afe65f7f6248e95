// Prints what Argo CD would apply: ./todo render [ENVIRONMENT…] [--fixture-images]
import { parseArgs } from 'node:util'
import { DeploymentTree, fixtureImage, RenderError, renderEnvironment } from './render-environment.ts'

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'fixture-images': { type: 'boolean' } },
  })
  const environments = positionals.length > 0 ? positionals : new DeploymentTree().environments
  const unreleased = values['fixture-images'] ? fixtureImage : undefined
  for (const environment of environments) {
    const { manifests, leftOut } = await renderEnvironment(environment, { unreleased })
    process.stdout.write(`---\n${manifests}`)
    for (const service of leftOut)
      console.error(
        `${service} is left out: no image of it was released to ${environment} (--fixture-images shows it all the same).`,
      )
  }
} catch (error) {
  console.error((error as Error).message)
  if (!(error instanceof RenderError || error instanceof TypeError)) throw error
  process.exitCode = 1
}
