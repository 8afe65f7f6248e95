import { describe, expect, test } from 'vitest'
import { environments, objectsIn, ofKind } from './deployment.fixture.ts'

interface Peer {
  readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> }
  readonly namespaceSelector?: object
}

describe.each(environments)('in %s', environment => {
  test('whoever may connect to a workload beside it is let in there, on that very port', async () => {
    const policies = ofKind(await objectsIn(environment), 'NetworkPolicy').filter(
      ({ spec }) => spec.podSelector.matchLabels,
    )
    const name = ({ spec }: (typeof policies)[number]) => spec.podSelector.matchLabels['app.kubernetes.io/name']
    const pairs = (direction: 'ingress' | 'egress') =>
      policies.flatMap(policy =>
        (policy.spec[direction] ?? []).flatMap(
          (rule: Record<'from' | 'to', Peer[]> & { ports: { port: number }[] }) => {
            const [peer] = rule.from ?? rule.to ?? []
            const other = peer?.namespaceSelector ? undefined : peer?.podSelector?.matchLabels['app.kubernetes.io/name']
            if (!other) return []
            const [client, server] = direction === 'ingress' ? [other, name(policy)] : [name(policy), other]
            return [`${client} to ${server} on ${rule.ports[0]?.port}`]
          },
        ),
      )
    expect(pairs('egress').sort()).toEqual(pairs('ingress').sort())
    expect(pairs('egress')).toContain('web to api on 3001')
  })

  test('a service and its route lead to a port that its pods have', async () => {
    const objects = await objectsIn(environment)
    for (const { spec, metadata } of ofKind(objects, 'Service')) {
      const [target] = ofKind(objects, 'Deployment', 'StatefulSet').filter(
        workload => workload.metadata.name === metadata.name,
      )
      expect(target?.spec.template.metadata.labels).toMatchObject(spec.selector)
      const ports = target?.spec.template.spec.containers[0].ports.map(({ name }: { name: string }) => name)
      for (const { targetPort } of spec.ports) expect(ports).toContain(targetPort)
    }
    const routes = ofKind(objects, 'HTTPRoute')
    expect(routes).toHaveLength(1)
    const [route] = routes
    const [backend] = route?.spec.rules.flatMap((rule: { backendRefs: object[] }) => rule.backendRefs) ?? []
    const services = ofKind(objects, 'Service').flatMap(({ metadata, spec }) =>
      spec.ports.map(({ port }: { port: number }) => ({ name: metadata.name, port })),
    )
    expect(services).toContainEqual(backend)
    expect(route?.spec.parentRefs).toEqual([expect.objectContaining({ sectionName: 'https' })])
  })

  test('the migration brings what it needs, before itself and before everything else', async () => {
    const objects = (await objectsIn(environment)).filter(({ metadata }) => metadata.name === 'api-migration')
    const waves = Object.fromEntries(
      objects.map(({ kind, metadata: { annotations = {} } }) => {
        expect(annotations).toMatchObject({
          'argocd.argoproj.io/hook': 'PreSync',
          'helm.sh/hook': 'pre-install,pre-upgrade',
          'helm.sh/hook-weight': annotations['argocd.argoproj.io/sync-wave'],
        })
        return [kind, annotations['argocd.argoproj.io/sync-wave']]
      }),
    )
    expect(waves).toEqual({ ServiceAccount: '-2', NetworkPolicy: '-2', Job: '-1' })
  })
})

test('every environment is found at a host of its own', async () => {
  const routes = await Promise.all(environments.map(async name => ofKind(await objectsIn(name), 'HTTPRoute')))
  const hosts = routes.flat().flatMap(({ spec }) => spec.hostnames)
  expect(new Set(hosts).size).toBe(environments.length)
})
