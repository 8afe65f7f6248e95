import { foldersIn, type Rule, type Tree } from '../tree.ts'

/** Charts of what is not ours: they are no services, and not every environment has them. */
const foreign = ['postgres']

/** A service has a chart and values in every environment, and the other way round. */
export const deployments: Rule = tree => {
  const services = foldersIn(tree, 'services')
  const charts = foldersIn(tree, 'deploy/charts').filter(chart => chart !== 'library')
  return [
    ...services
      .filter(service => !charts.includes(service))
      .map(service => `services/${service} has no deploy/charts/${service}.`),
    ...charts
      .filter(chart => !services.includes(chart) && !foreign.includes(chart))
      .map(chart => `deploy/charts/${chart} is of no service: remove it, or add services/${chart}.`),
    ...foldersIn(tree, 'deploy/environments').flatMap(environment => valuesOf(tree, environment, services, charts)),
  ]
}

function valuesOf(tree: Tree, environment: string, services: string[], charts: string[]): string[] {
  const folder = `deploy/environments/${environment}/`
  const files = tree.files.filter(file => file.startsWith(folder)).map(file => file.slice(folder.length))
  const wanted = ['kustomization.yaml', 'environment.values.yaml', ...services.map(service => `${service}.values.yaml`)]
  const known = [...services, ...charts, 'environment'].flatMap(name => [`${name}.values.yaml`, `${name}.image.yaml`])
  return [
    ...wanted
      .filter(name => !files.includes(name))
      .map(name => `${folder}${name} is missing: every environment has one.`),
    ...files
      .filter(name => name !== 'kustomization.yaml' && !known.includes(name))
      .map(name => `${folder}${name} is of no chart: name it by one, or remove it.`),
  ]
}

/** Charts of services say which kinds there are, by the names of their files; the library says how they are made. */
export const thinCharts: Rule = tree =>
  tree.files.flatMap(file => {
    const [, chart = '', kind] = /^deploy\/charts\/([^/]+)\/templates\/([^/]+)\.yaml$/.exec(file) ?? []
    if (!kind || foreign.includes(chart)) return []
    const line = `{{ include "library.${kind}" . }}`
    return tree.read(file).trim() === line ? [] : [`${file} must be the one line ${line}.`]
  })
