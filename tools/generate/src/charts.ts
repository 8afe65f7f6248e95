import { DeploymentTree } from '@todo/render'
import { chartReadme } from '@todo/render/readme'
import { valuesSchema } from '@todo/render/values'
import { type GeneratedFile, header } from './generated-file.ts'

const source = 'deploy/charts/library/values.schema.yaml'

/** What Helm holds each chart's values to, and the page that says the same to people. */
export const charts = (tree = new DeploymentTree()): GeneratedFile[] =>
  tree.charts.flatMap(chart => [
    {
      path: `deploy/charts/${chart}/values.schema.json`,
      content: `${JSON.stringify({ $comment: header(source), ...valuesSchema(tree, chart) }, null, 2)}\n`,
    },
    {
      path: `deploy/charts/${chart}/README.md`,
      content: `<!-- ${header(`${source} and the chart's values.yaml`)} -->\n${chartReadme(tree, chart)}`,
    },
  ])
