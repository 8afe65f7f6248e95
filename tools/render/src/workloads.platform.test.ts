import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environments, objectsIn, ofKind, workloadsIn } from './deployment.fixture.ts'
import { root } from './deployment-tree.ts'
import { quantity } from './quantity.fixture.ts'

const rendered = await Promise.all(environments.map(async name => ({ name, objects: await objectsIn(name) })))
const cases = rendered.flatMap(({ name, objects }) =>
  workloadsIn(objects).map(workload => ({
    title: `${workload.kind} ${workload.metadata.name} in ${name}`,
    objects,
    workload,
    pod: workload.spec.template.spec,
    labels: workload.spec.template.metadata.labels as Record<string, string>,
  })),
)
const [, imageUser] = /^USER (.+)$/m.exec(readFileSync(join(root, 'deploy/images/Dockerfile'), 'utf8')) ?? []
const selects = (selector: object, labels: Record<string, string>) => expect(labels).toMatchObject(selector)

test('there are workloads to look at in every environment', () => {
  expect(cases.map(({ title }) => title)).toEqual(
    expect.arrayContaining(
      environments.flatMap(name =>
        ['Deployment api', 'Deployment web', 'Deployment worker', 'Job api-migration'].map(who => `${who} in ${name}`),
      ),
    ),
  )
})

describe.each(cases)('$title', ({ workload, pod, labels, objects }) => {
  test('is held to the restricted profile, with a root file system that is read only', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    })
    for (const key of ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers']) expect(pod).not.toHaveProperty(key)
    for (const container of pod.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: expect.toSatisfy(uid => uid > 10_000),
        runAsGroup: expect.toSatisfy(gid => gid > 10_000),
        capabilities: { drop: ['ALL'] },
      })
    }
    for (const volume of pod.volumes ?? []) expect(['emptyDir', 'configMap']).toContain(Object.keys(volume).at(-1))
  })

  test('has a service account of its own, without a token', () => {
    const [account] = ofKind(objects, 'ServiceAccount').filter(
      ({ metadata }) => metadata.name === pod.serviceAccountName,
    )
    expect(account).toMatchObject({ automountServiceAccountToken: false })
    expect(pod.serviceAccountName).toBe(workload.metadata.name)
  })

  test('has a network policy that refuses what it does not name', () => {
    const policies = ofKind(objects, 'NetworkPolicy').filter(
      ({ spec }) => spec.podSelector.matchLabels?.['app.kubernetes.io/name'] === labels['app.kubernetes.io/name'],
    )
    expect(policies).toHaveLength(1)
    const [{ spec } = { spec: {} }] = policies
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress'])
    for (const rule of [...(spec.ingress ?? []), ...spec.egress]) {
      expect(rule.ports?.length).toBeGreaterThan(0)
      expect([...(rule.from ?? []), ...(rule.to ?? [])]).toHaveLength(1)
    }
  })

  test('asks for what it needs and is limited to at most four times that', () => {
    for (const { resources } of pod.containers) {
      for (const amount of ['cpu', 'memory', 'ephemeral-storage']) {
        const [request, limit] = [resources.requests[amount], resources.limits[amount]].map(quantity)
        expect(request).toBeGreaterThan(0)
        expect(limit).toBeGreaterThanOrEqual(request ?? 0)
        expect(limit).toBeLessThanOrEqual(4 * (request ?? 0))
      }
    }
  })

  test('has no secret in plain sight', () => {
    for (const { env = [] } of pod.containers) {
      const plain = env.filter((variable: { value?: string }) => variable.value !== undefined)
      for (const { name, value } of plain) {
        expect(name).not.toMatch(/DATABASE_URL|SMTP_URL|PASSWORD|SECRET|TOKEN|KEY/)
        expect(value).not.toMatch(/:\/\/[^/]*@/)
      }
    }
  })

  test('is ended by a deadline, or told to drain and given the time', () => {
    if (workload.kind === 'Job') {
      expect(workload.spec).toMatchObject({ activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 86_400 })
    } else if (workload.kind === 'Deployment') {
      const [{ env, lifecycle }] = pod.containers
      const drain = env.find(({ name }: { name: string }) => name === 'SHUTDOWN_TIMEOUT_MS').value / 1000
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(lifecycle.preStop.sleep.seconds + drain)
    } else {
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60)
    }
  })
})

describe.each(cases.filter(({ workload }) => workload.kind !== 'Job'))(
  '$title',
  ({ workload, pod, labels, objects }) => {
    test('is asked whether it started, lives and is ready, in different ways', () => {
      for (const { startupProbe, livenessProbe, readinessProbe } of pod.containers) {
        const [startup, live, ready] = [startupProbe, livenessProbe, readinessProbe].map(probe => probe.httpGet?.path)
        if (workload.kind === 'Deployment') expect([startup, live, ready]).toEqual(['/startupz', '/livez', '/readyz'])
        else expect(livenessProbe.tcpSocket).not.toEqual(readinessProbe.tcpSocket)
      }
    })

    test('has a disruption budget that selects it', () => {
      const [budget, ...more] = ofKind(objects, 'PodDisruptionBudget').filter(
        ({ metadata }) => metadata.name === workload.metadata.name,
      )
      expect(more).toEqual([])
      selects(budget?.spec.selector.matchLabels, labels)
      expect(budget?.spec.maxUnavailable).toBe(1)
    })

    test('leaves its number to the autoscaler where it has one', () => {
      const scaled = ofKind(objects, 'HorizontalPodAutoscaler').some(
        ({ spec }) => spec.scaleTargetRef.name === workload.metadata.name,
      )
      expect(workload.spec.replicas === undefined).toBe(scaled)
    })
  },
)

describe.each(cases.filter(({ workload }) => workload.kind === 'Deployment'))('$title', ({ workload, pod }) => {
  test('spreads over zones and nodes, and loses none while it is rolled out', () => {
    const { topologySpreadConstraints: spread } = pod
    expect(spread.map(({ topologyKey }: { topologyKey: string }) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ])
    for (const { labelSelector } of spread) selects(labelSelector.matchLabels, workload.spec.template.metadata.labels)
    expect(workload.spec.strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 })
  })

  test('is the user that its image is made for', () => {
    const { runAsUser, runAsGroup } = pod.containers[0].securityContext
    expect(`${runAsUser}:${runAsGroup}`).toBe(imageUser)
  })

  test('is scraped, and says in its traces who and where it is', () => {
    const [{ env, ports }] = pod.containers
    const metrics = ports.find(({ name }: { name: string }) => name === 'metrics').containerPort
    expect(workload.spec.template.metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(metrics),
    })
    const variables = Object.fromEntries(env.map(({ name, value }: { name: string; value?: string }) => [name, value]))
    expect(variables).toMatchObject({
      METRICS_PORT: String(metrics),
      OTEL_SERVICE_NAME: workload.metadata.name,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.observability:4318',
    })
    const environment = workload.metadata.labels?.['environment']
    expect(variables['OTEL_RESOURCE_ATTRIBUTES']).toContain(`deployment.environment.name=${environment},`)
    expect(pod.containers[0].image).toMatch(/^ghcr\.io\/todo-platform\/[a-z]+@sha256:[0-9a-f]{64}$/)
  })
})
