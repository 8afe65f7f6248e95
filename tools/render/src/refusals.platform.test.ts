import { provideTools } from '@todo/platform-tools'
import { describe, expect, test } from 'vitest'
import { layersOf } from './check-values.ts'
import { broken } from './deployment.fixture.ts'
import { conformity } from './kubeconform.ts'
import { DeploymentTree, fixtureImage, renderEnvironment } from './render-environment.ts'
import { runTool } from './run-tool.ts'
import { withStagedChart } from './staged-chart.ts'

const add = (line: string) => (text: string) => `${text}${line}\n`
const rendering = (tree: DeploymentTree, environment = 'production') =>
  renderEnvironment(environment, { tree, unreleased: fixtureImage }).then(
    () => 'rendered',
    error => error.message,
  )

const values = 'environments/production/api.values.yaml'

describe('one sentence names the file and the key', () => {
  test.each([
    ['a typo', values, add('replcas: 2'), `deploy/${values}: replcas is no value of this chart`],
    [
      'a typo further in',
      values,
      add('network: { egres: { mail: 587 } }'),
      `deploy/${values}: network.egres is no value`,
    ],
    [
      'a value that no template of the chart reads',
      values,
      add('replicas: 2'),
      `deploy/${values}: replicas is no value`,
    ],
    [
      'a switch for what is always on',
      values,
      add('securityContext: { privileged: true }'),
      'securityContext is no value',
    ],
    [
      'a word for a number',
      values,
      add('ports: { http: web }'),
      `deploy/${values}: ports.http must be integer, but is "web".`,
    ],
    [
      'a number for a variable',
      values,
      add('env: { LOG_LEVEL: 3 }'),
      `deploy/${values}: env.LOG_LEVEL must be string, but is 3.`,
    ],
    ['a variable in small letters', values, add('env: { log_level: info }'), 'env.log_level is no name of a variable'],
    [
      'an amount without a unit that there is',
      values,
      add('resources: { limits: { memory: 1gb } }'),
      `deploy/${values}: resources.limits.memory must match pattern`,
    ],
    [
      'a typo in what services share',
      'environments/production/environment.values.yaml',
      (text: string) => text.replace('host:', 'hots:'),
      'deploy/environments/production/environment.values.yaml: environment.hots is no value',
    ],
    [
      'a typo in the defaults',
      'charts/web/values.yaml',
      (text: string) => text.replace('owner:', 'ower:'),
      'deploy/charts/web/values.yaml: ower is no value',
    ],
    [
      'a value that is missing',
      'charts/web/values.yaml',
      (text: string) => text.replace(/^owner:.*\n/m, ''),
      'web in production has no owner: set it in deploy/environments/production/web.values.yaml or deploy/charts/web/values.yaml.',
    ],
    ['what is not YAML', values, add('env: ['), `deploy/${values} is not YAML`],
    [
      'a label that a template forgets',
      'charts/library/templates/_metadata.tpl',
      (text: string) => text.replace(/^owner:.*\n/m, ''),
      'deploy/charts/api/templates/deployment.yaml: Deployment api lacks the label owner.',
    ],
    [
      'a label that an environment forgets',
      'environments/production/kustomization.yaml',
      (text: string) => text.replace(/^.*cost-center:.*\n/m, ''),
      'deploy/environments/production/kustomization.yaml: Namespace todo-production lacks the label cost-center.',
    ],
    [
      'a resource that is not there',
      'namespace/kustomization.yaml',
      (text: string) => text.replace('quota.yaml', 'qouta.yaml'),
      'deploy/environments/production/kustomization.yaml does not build',
    ],
  ])('%s', async (_, file, change, sentence) => {
    expect(await rendering(broken(file, change))).toContain(sentence)
  })

  test('an environment that is not there', async () => {
    expect(await rendering(new DeploymentTree(), 'prod')).toBe(
      'There is no environment prod: choose among dev, production, staging.',
    )
  })
})

describe('without our sentences', () => {
  test.each([
    ['a typo', 'replcas: 2', "additional properties 'replcas' not allowed"],
    ['a word for a number', 'ports: { http: web }', 'got string, want integer'],
  ])('Helm refuses %s all the same', async (_, line, sentence) => {
    const tree = broken(values, add(line))
    const { helm } = await provideTools('helm')
    const given = { image: fixtureImage }
    const { ok, stderr } = await withStagedChart(tree, layersOf(tree, 'production', 'api'), given, (folder, options) =>
      runTool(helm, ['template', folder, ...options]),
    )
    expect({ ok, stderr }).toEqual({ ok: false, stderr: expect.stringContaining(sentence) })
  })
})

describe('the API server would refuse', () => {
  const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: ${spec}\n`

  test.each([
    ['a field that there is not', service('{ port: 80 }'), "'port' not allowed"],
    ['a value of the wrong type', service('{ ports: [{ port: eighty }] }'), 'want integer'],
    [
      'a kind that nobody defines',
      'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\n',
      'could not find schema',
    ],
    [
      'a field that a resource definition does not have',
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: { hostname: a }\n',
      "'hostname' not allowed",
    ],
  ])('%s', async (_, manifest, sentence) => {
    expect(await conformity(manifest)).toEqual({ valid: 0, problems: [expect.stringContaining(sentence)] })
  })
})
