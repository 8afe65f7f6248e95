import { describe, expect, test } from 'vitest'
import { rules } from './rules.ts'
import { fixtureTree } from './tree.ts'

/** A small house in order. */
const good: Record<string, string> = {
  'services/api/package.json': '{"name":"@todo/api","dependencies":{"@todo/database":"workspace:*"}}',
  ...Object.fromEntries(['main', 'app', 'config', 'events'].map(part => [`services/api/src/${part}.ts`, ''])),
  'services/api/src/authorization.ts': "export const authorization = {\n  'create-todo': 'editor',\n} as const\n",
  'services/api/src/routes/todos/create-todo.ts':
    "import { x } from './row.ts'\nexport const createTodo: Operation = app => operation('create-todo')\n",
  'services/api/src/routes/todos/row.ts': 'export const x = 1\n',
  'services/web/package.json': '{"name":"@todo/web"}',
  ...Object.fromEntries(['main', 'app', 'config', 'events'].map(part => [`services/web/server/${part}.ts`, ''])),
  'services/web/src/features/todos/list.tsx':
    "import { icon } from '../../ui/icon.tsx'\nimport { row } from './row.tsx'\n",
  'services/web/src/features/trash/trash.tsx': '',
  'libs/database/package.json': '{"name":"@todo/database"}',
  'docs/decisions/0001-one-house.md':
    'See [two](0002-dates.md#why), [us](../../README.md) and [there](https://example.com).\n',
  'docs/decisions/0002-dates.md': '`[not](a-link.md)`\n```\n[nor](this.md)\n```\n',
  'README.md': '[decisions](docs/decisions/) and ![shot](docs/shot.png)\n',
  'docs/shot.png': '',
  'STYLE.md': 'short\n',
  ...Object.fromEntries(
    ['api', 'web'].flatMap(service => [
      [`deploy/observability/dashboards/${service}.ts`, ''],
      [`deploy/observability/alerts/${service}.yaml`, ''],
    ]),
  ),
  'deploy/observability/alerts/api.yaml': '      - alert: Slow\n',
  'deploy/observability/alerts/api.test.yaml': '        alertname: Slow\n        alertname: Slow\n',
  'docs/runbooks/Slow.md': '# Slow\n\n## See\n\n## Mend\n\n## Over\n',
  ...Object.fromEntries(
    ['api.values', 'web.values', 'environment.values', 'kustomization'].map(name => [
      `deploy/environments/dev/${name}.yaml`,
      '',
    ]),
  ),
  'deploy/charts/library/templates/_service.tpl': '#\n',
  'deploy/charts/api/templates/service.yaml': '{{ include "library.service" . }}\n',
  'deploy/charts/web/templates/service.yaml': '{{ include "library.service" . }}\n',
  'deploy/charts/postgres/templates/service.yaml': 'kind: Service\n',
  'pnpm-lock.yaml': "'@fastify/http-proxy@11.6.3':\n  resolution: {integrity: sha512-x}\n",
}

const problems = (changes: Record<string, string>) => {
  const tree = fixtureTree({ ...good, ...changes })
  return rules.flatMap(rule => rule(tree))
}
const without = (path: string) => {
  const { [path]: _, ...rest } = good
  return rules.flatMap(rule => rule(fixtureTree(rest)))
}

test('a house in order has no problem', () => expect(problems({})).toEqual([]))

describe('each promise, broken once', () => {
  test.each([
    ['a vague folder', { 'libs/database/src/utils/x.ts': '' }, 'libs/database/src/utils is named by no purpose'],
    ['a vague file', { 'services/api/src/helpers.ts': '' }, 'services/api/src/helpers.ts is named by no purpose'],
    ['a package by another name', { 'libs/database/package.json': '{"name":"@todo/db"}' }, 'it must be @todo/database'],
    [
      'a service that depends on another',
      { 'services/web/package.json': '{"name":"@todo/web","devDependencies":{"@todo/api":"workspace:*"}}' },
      'services/web/package.json depends on @todo/api',
    ],
    [
      'a service that reaches into another',
      { 'services/web/server/x.ts': "export * from '../../api/src/app.ts'\n" },
      'services/web/server/x.ts imports the service api',
    ],
    [
      'a feature that imports a feature',
      { 'services/web/src/features/trash/trash.tsx': "const { row } = await import('../todos/row.tsx')\n" },
      'trash/trash.tsx imports the feature todos',
    ],
    [
      'an operation without a row',
      { 'services/api/src/routes/todos/move-todo.ts': "const m: Operation = () => operation('move-todo')" },
      'move-todo.ts is an operation without a row',
    ],
    [
      'an operation by another id',
      { 'services/api/src/routes/todos/create-todo.ts': "const c: Operation = () => operation('add-todo')" },
      'it must be create-todo',
    ],
    ['a long file', { 'libs/database/src/x.ts': 'x\n'.repeat(151) }, 'x.ts has 151 lines, 150 are allowed'],
    ['a long test', { 'libs/database/src/x.test.ts': 'x\n'.repeat(201) }, 'x.test.ts has 201 lines, 200 are allowed'],
    ['a long style guide', { 'STYLE.md': 'x\n'.repeat(201) }, 'STYLE.md has 201 lines'],
    [
      'a long decision',
      { 'docs/decisions/0003-long.md': 'x\n'.repeat(61) },
      '0003-long.md has 61 lines, 60 are allowed',
    ],
    ['a gap between decisions', { 'docs/decisions/0004-gap.md': '' }, '0004-gap.md should have the number 0003'],
    ['two decisions of one number', { 'docs/decisions/0002-also.md': '' }, '0002-dates.md should have the number 0003'],
    ['a decision without a number', { 'docs/decisions/dates.md': '' }, 'dates.md must be named by its number'],
    ['a dead link', { 'STYLE.md': '[x](docs/absent.md)' }, 'STYLE.md links to docs/absent.md, which is not there'],
    ['a dead reference', { 'STYLE.md': '[x]: absent.md\n' }, 'STYLE.md links to absent.md'],
    [
      'a registry in the lockfile',
      { 'pnpm-lock.yaml': '{tarball: https://example.com/x.tgz}' },
      "names a package registry's host",
    ],
    ['a runbook of no alert', { 'docs/runbooks/Gone.md': '' }, 'docs/runbooks/Gone.md is of no alert'],
    ['a runbook without its end', { 'docs/runbooks/Slow.md': '\n## See\n\n## Mend\n' }, 'Slow.md lacks "## Over"'],
    [
      'an alert that is only seen to fire',
      { 'deploy/observability/alerts/api.test.yaml': '        alertname: Slow\n' },
      'The alert Slow has no test',
    ],
    ['a chart of no service', { 'deploy/charts/mail/Chart.yaml': '' }, 'deploy/charts/mail is of no service'],
    ['values of no chart', { 'deploy/environments/dev/ap.values.yaml': '' }, 'dev/ap.values.yaml is of no chart'],
    [
      'an environment without a namespace',
      Object.fromEntries(['api', 'web', 'environment'].map(name => [`deploy/environments/qa/${name}.values.yaml`, ''])),
      'deploy/environments/qa/kustomization.yaml is missing',
    ],
    [
      'a chart that does more than include',
      { 'deploy/charts/api/templates/service.yaml': 'kind: Service\n' },
      'must be the one line {{ include "library.service" . }}',
    ],
    [
      'a long template',
      { 'deploy/charts/library/templates/_hpa.tpl': 'x\n'.repeat(81) },
      '_hpa.tpl has 81 lines, 80 are allowed',
    ],
    [
      'a long library',
      Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`deploy/charts/library/templates/_${n}.tpl`, 'x\n'.repeat(70)])),
      'library has 421 lines of templates, 400 are allowed',
    ],
    [
      'a configuration that nothing is started with',
      { 'deploy/observability/tempo/config.yaml': '' },
      'deploy/observability/tempo is given to no server by a test',
    ],
    ['a registry in .npmrc', { '.npmrc': 'registry=https://example.com/' }, ".npmrc names a package registry's host"],
  ])('%s', (_, changes, sentence) => {
    expect(problems(changes)).toEqual([expect.stringContaining(sentence)])
  })

  test.each([
    ['deploy/environments/dev/web.values.yaml', 'dev/web.values.yaml is missing'],
    ['deploy/charts/web/templates/service.yaml', 'services/web has no deploy/charts/web'],
    ['services/api/src/events.ts', 'services/api lacks services/api/src/events.ts'],
    ['services/web/server/app.ts', 'services/web lacks services/web/server/app.ts'],
    ['services/api/src/routes/todos/create-todo.ts', 'has a row for create-todo, which has no file'],
    ['docs/runbooks/Slow.md', 'The alert Slow has no docs/runbooks/Slow.md'],
    ['deploy/observability/alerts/api.test.yaml', 'The alert Slow has no test'],
    ['deploy/observability/alerts/web.yaml', 'services/web lacks deploy/observability/alerts/web.yaml'],
    ['deploy/observability/dashboards/api.ts', 'services/api lacks deploy/observability/dashboards/api.ts'],
  ])('%s is missing', (path, sentence) => expect(without(path)).toEqual([expect.stringContaining(sentence)]))
})
