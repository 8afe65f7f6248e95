import { boards, renderBoard } from '@todo/observability-stack/dashboards'
import { burnRateRules, slos } from '@todo/observability-stack/slos'
import { type GeneratedFile, header } from './generated-file.ts'

const folder = 'deploy/observability'

/** The dashboards as Grafana provisions them. */
export const dashboards = (): GeneratedFile[] =>
  boards.map(board => ({
    path: `${folder}/grafana/generated/${board.uid}.json`,
    content: `${JSON.stringify(renderBoard(board), undefined, 2)}\n`,
  }))

/** The rules of each promise to users. */
export const sloRules = (): GeneratedFile[] =>
  slos.map(slo => ({
    path: `${folder}/alerts/${slo.name}.yaml`,
    content: `# ${header(`${folder}/slos/${slo.name}.ts`)}\n${burnRateRules(slo)}`,
  }))
