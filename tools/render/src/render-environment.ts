import { provideTools } from '@todo/platform-tools'
import { checkLabels } from './check-labels.ts'
import { checkValues, type Layers, layersOf } from './check-values.ts'
import { DeploymentTree } from './deployment-tree.ts'
import { RenderError } from './render-error.ts'
import { runTool } from './run-tool.ts'
import { withStagedChart } from './staged-chart.ts'

export { DeploymentTree } from './deployment-tree.ts'
export { RenderError } from './render-error.ts'

/** What a release writes into `<service>.image.yaml`. */
export interface ReleasedImage {
  readonly digest: string
  readonly sourceRevision: string
}

/** Stands for an image where none was released; nothing has this digest. */
export const fixtureImage: ReleasedImage = { digest: `sha256:${'0'.repeat(64)}`, sourceRevision: '0'.repeat(40) }

export interface RenderOptions {
  readonly tree?: DeploymentTree
  /** For services without a released image; without it those are left out, as Argo CD does. */
  readonly unreleased?: ReleasedImage | undefined
}

export interface Rendered {
  /** Every object, as YAML documents. */
  readonly manifests: string
  /** Services that no image was released of. */
  readonly leftOut: readonly string[]
}

/** The API server that charts are rendered for: that of tools/kubernetes. */
const kubeVersion = '1.35.4'

/**
 * Everything that Argo CD applies to an environment: what surrounds the workloads by Kustomize, the workloads by Helm.
 * @throws RenderError
 */
export async function renderEnvironment(environment: string, options: RenderOptions = {}): Promise<Rendered> {
  const { tree = new DeploymentTree(), unreleased } = options
  if (!tree.environments.includes(environment))
    throw new RenderError([`There is no environment ${environment}: choose among ${tree.environments.join(', ')}.`])
  const workloads = tree.workloads(environment).map(chart => {
    const layers = layersOf(tree, environment, chart)
    const released =
      !tree.templates(chart).includes('deployment') || layers.files.some(file => file.endsWith('.image.yaml'))
    return { layers, released, given: released || !unreleased ? {} : { image: unreleased } }
  })
  const rendered = workloads.filter(({ released }) => released || unreleased)
  const wrong = rendered.flatMap(({ layers, given }) => checkValues(tree, layers, given))
  if (wrong.length > 0) throw new RenderError([...new Set(wrong)])
  const tools = await provideTools('kustomize', 'helm')
  const parts = await Promise.all([
    kustomize(tools.kustomize, tree, environment),
    ...rendered.map(({ layers, given }) => helm(tools.helm, tree, layers, given)),
  ])
  const manifests = parts.map(part => `${part.trim()}\n`).join('---\n')
  const missing = checkLabels(manifests, environment)
  if (missing.length > 0) throw new RenderError(missing)
  return {
    manifests,
    leftOut: workloads.filter(workload => !rendered.includes(workload)).map(({ layers }) => layers.chart),
  }
}

async function kustomize(program: string, tree: DeploymentTree, environment: string): Promise<string> {
  const folder = tree.path('environments', environment)
  const { ok, stdout, stderr } = await runTool(program, ['build', folder])
  if (!ok) throw new RenderError([`${tree.name(folder)}/kustomization.yaml does not build: ${stderr.trim()}`])
  return stdout
}

async function helm(program: string, tree: DeploymentTree, layers: Layers, given: object): Promise<string> {
  const { chart, environment } = layers
  const target = ['--namespace', `todo-${environment}`, '--kube-version', kubeVersion]
  const { ok, stdout, stderr } = await withStagedChart(tree, layers, given, (folder, values) =>
    runTool(program, ['template', chart, folder, ...target, ...values]),
  )
  if (!ok) throw new RenderError([`deploy/charts/${chart} does not render for ${environment}: ${stderr.trim()}`])
  return stdout
}
