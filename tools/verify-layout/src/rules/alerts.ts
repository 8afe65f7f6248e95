import { foldersIn, type Rule, type Tree } from '../tree.ts'

const folder = 'deploy/observability'
const sections = ['## See', '## Mend', '## Over'] as const

const ruleFiles = ({ files }: Tree) =>
  files.filter(file => file.startsWith(`${folder}/alerts/`) && !file.endsWith('.test.yaml'))

const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

/** Each alert has a runbook and a test, and each runbook is of an alert: whoever is woken finds what to do. */
export const alerts: Rule = tree => {
  const alerting = ruleFiles(tree).flatMap(file =>
    [...new Set(namesIn(tree.read(file), /^ *- alert: (\w+)$/gm))].map(alert => ({ file, alert })),
  )
  const runbooks = tree.files.filter(file => file.startsWith('docs/runbooks/')).map(file => file.slice(14, -3))
  const orphans = runbooks.filter(runbook => !alerting.some(({ alert }) => alert === runbook))
  return [
    ...alerting.flatMap(({ file, alert }) => [...runbookOf(tree, alert), ...testOf(tree, file, alert)]),
    ...orphans.map(runbook => `docs/runbooks/${runbook}.md is of no alert in ${folder}/alerts.`),
  ]
}

function runbookOf(tree: Tree, alert: string): string[] {
  const path = `docs/runbooks/${alert}.md`
  if (!tree.files.includes(path)) return [`The alert ${alert} has no ${path}.`]
  const text = tree.read(path)
  return sections.filter(section => !text.includes(`\n${section}\n`)).map(section => `${path} lacks "${section}".`)
}

/** Silent and firing: two looks at the least. */
function testOf(tree: Tree, file: string, alert: string): string[] {
  const path = file.replace(/\.yaml$/, '.test.yaml')
  const looks = tree.files.includes(path) ? namesIn(tree.read(path), /^ *alertname: (\w+)$/gm) : []
  return looks.filter(name => name === alert).length >= 2 ? [] : [`The alert ${alert} has no test in ${path}.`]
}

/** Each service has a dashboard and a file of alerts of its own name. */
export const observed: Rule = tree =>
  foldersIn(tree, 'services').flatMap(service =>
    [`${folder}/dashboards/${service}.ts`, `${folder}/alerts/${service}.yaml`]
      .filter(path => !tree.files.includes(path))
      .map(path => `services/${service} lacks ${path}: nobody would see it fail.`),
  )
