import { provideTools } from '@todo/platform-tools'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from './check-labels.ts'
import { layersOf } from './check-values.ts'
import { environments, objectsIn, ofKind, workloadsIn } from './deployment.fixture.ts'
import { conformity } from './kubeconform.ts'
import { quantity } from './quantity.fixture.ts'
import { DeploymentTree, fixtureImage, renderEnvironment } from './render-environment.ts'
import { runTool } from './run-tool.ts'
import { withStagedChart } from './staged-chart.ts'

describe.each(environments)('%s', environment => {
  test('is rendered the same twice', async () => {
    const options = { unreleased: fixtureImage }
    expect(await renderEnvironment(environment, options)).toEqual(await renderEnvironment(environment, options))
  })

  test('has only objects that the API server takes, and each was looked at', async () => {
    const { manifests } = await renderEnvironment(environment, { unreleased: fixtureImage })
    const { length } = await objectsIn(environment)
    expect(await conformity(manifests)).toEqual({ valid: length, problems: [] })
    expect(length).toBeGreaterThan(20)
  })

  test('has no service that was never released', async () => {
    const { manifests, leftOut } = await renderEnvironment(environment)
    expect(leftOut.every(service => !manifests.includes(`/todo-platform/${service}@`))).toBe(true)
    expect(manifests).toContain('kind: Namespace')
  })

  test('is a namespace of its own that refuses what is not restricted', async () => {
    const objects = await objectsIn(environment)
    const [namespace, ...more] = ofKind(objects, 'Namespace')
    expect(more).toEqual([])
    const modes = ['enforce', 'audit', 'warn'].map(mode => [`pod-security.kubernetes.io/${mode}`, 'restricted'])
    expect(namespace?.metadata.labels).toMatchObject(Object.fromEntries(modes))
    for (const { kind, metadata } of objects.filter(({ kind }) => kind !== 'Namespace'))
      expect(`${kind} in ${metadata.namespace}`).toBe(`${kind} in ${namespace?.metadata.name}`)
    expect(ofKind(objects, 'NetworkPolicy').some(({ spec }) => Object.keys(spec.podSelector).length === 0)).toBe(true)
  })

  test('has room in its quota for all that may run at once', async () => {
    const objects = await objectsIn(environment)
    const hard: Record<string, string> = ofKind(objects, 'ResourceQuota')[0]?.spec.hard
    for (const [key, most] of Object.entries(hard)) {
      const [side = '', amount = ''] = key.split('.')
      if (side !== 'requests' && side !== 'limits') continue
      if (amount === 'storage') continue
      const needed = workloadsIn(objects).map(({ spec, metadata }) => {
        const each = spec.template.spec.containers.map((c: Container) => quantity(c.resources[side]?.[amount] ?? '0'))
        return each.reduce((sum: number, one: number) => sum + one, 0) * mostOf(objects, metadata.name)
      })
      const sum = needed.reduce((total, one) => total + one, 0)
      expect(sum, `${key}: ${sum} of ${most}`).toBeLessThanOrEqual(quantity(most))
    }
  })

  test.each(new DeploymentTree().workloads(environment))('%s passes helm lint --strict', async chart => {
    const tree = new DeploymentTree()
    const given = tree.templates(chart).includes('deployment') ? { image: fixtureImage } : {}
    const { helm } = await provideTools('helm')
    const { ok, stdout } = await withStagedChart(tree, layersOf(tree, environment, chart), given, (folder, values) =>
      runTool(helm, ['lint', '--strict', folder, ...values]),
    )
    expect(stdout).not.toMatch(/\[(WARNING|ERROR)\]/)
    expect(ok).toBe(true)
  })
})

interface Container {
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Pods of a workload at most: as many as it scales to, and one more while it is rolled out. */
function mostOf(objects: readonly KubernetesObject[], name: string): number {
  const scaler = ofKind(objects, 'HorizontalPodAutoscaler').find(({ metadata }) => metadata.name === name)
  const [deployment] = ofKind(objects, 'Deployment').filter(({ metadata }) => metadata.name === name)
  return deployment ? (scaler?.spec.maxReplicas ?? deployment.spec.replicas) + 1 : 1
}
