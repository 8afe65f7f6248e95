import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type KubernetesObject, objectsOf } from './check-labels.ts'
import { root } from './deployment-tree.ts'
import { DeploymentTree, fixtureImage, renderEnvironment } from './render-environment.ts'

export const environments: readonly string[] = new DeploymentTree().environments

const rendered = new Map<string, Promise<KubernetesObject[]>>()

/** Every object of an environment, services included that were never released. */
export function objectsIn(environment: string): Promise<KubernetesObject[]> {
  const known = rendered.get(environment)
  if (known) return known
  const objects = renderEnvironment(environment, { unreleased: fixtureImage }).then(({ manifests }) =>
    objectsOf(manifests).map(({ object }) => object),
  )
  rendered.set(environment, objects)
  return objects
}

/** The objects of a kind. */
export const ofKind = (objects: readonly KubernetesObject[], ...kinds: readonly string[]): KubernetesObject[] =>
  objects.filter(({ kind }) => kinds.includes(kind))

/** What runs pods. */
export const workloadsIn = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects.filter(({ spec }) => spec?.template?.spec?.containers)

/** A copy of `deploy` in which a file was changed. */
export function broken(file: string, change: (text: string) => string): DeploymentTree {
  const folder = join(mkdtempSync(join(tmpdir(), 'todo-deploy-')), 'deploy')
  cpSync(join(root, 'deploy'), folder, { recursive: true, filter: path => !path.includes('node_modules') })
  const before = readFileSync(join(folder, file), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`The change did not apply to ${file}.`)
  writeFileSync(join(folder, file), after)
  return new DeploymentTree(folder)
}
