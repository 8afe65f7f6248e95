import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import * as common from '@grafana/grafana-foundation-sdk/common'
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard'
import * as logs from '@grafana/grafana-foundation-sdk/logs'
import * as loki from '@grafana/grafana-foundation-sdk/loki'
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus'
import * as stat from '@grafana/grafana-foundation-sdk/stat'
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries'
import type { Board, Onward, Panel, Query, Variable } from './board.ts'

/** Grafana's columns. */
const columns = 24

/** The dashboard as Grafana provisions it. Panels of a row share its width. */
export function renderBoard({ uid, title, description, variables = [], rows }: Board): dashboard.Dashboard {
  const builder = new dashboard.DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['todo'])
    .readonly()
    .time({ from: 'now-1h', to: 'now' })
    .refresh('30s')
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .link(
      new dashboard.DashboardLinkBuilder('Todo')
        .type(dashboard.DashboardLinkType.Dashboards)
        .tags(['todo'])
        .asDropdown(true)
        .keepTime(true),
    )
    .annotation(alertAnnotation())
  for (const variable of variables) builder.withVariable(renderVariable(variable))
  let id = 0
  for (const row of rows) {
    const width = Math.floor(columns / row.panels.length)
    builder.withRow(new dashboard.RowBuilder(row.title).id(++id))
    for (const panel of row.panels) builder.withPanel(renderPanel(panel, width, ++id))
  }
  return builder.build()
}

const store = (uid: string) => ({ type: uid, uid })

// Every graph shows when alerts fired.
const alertAnnotation = () =>
  new dashboard.AnnotationQueryBuilder()
    .name('Alerts')
    .enable(true)
    .iconColor('red')
    .datasource(store('prometheus'))
    .expr('ALERTS{alertstate="firing"}')

const renderVariable = ({ name, label, series, of }: Variable) =>
  new dashboard.QueryVariableBuilder(name)
    .label(label)
    .datasource(store('prometheus'))
    .query(`label_values(${series}, ${of})`)
    .refresh(dashboard.VariableRefresh.OnTimeRangeChanged)
    .sort(dashboard.VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*')

function renderPanel(panel: Panel, width: number, id: number): Builder<dashboard.Panel> {
  const { kind, title, description, unit, queries, onward, emptyUntil } = panel
  const builder = { stat: statPanel, timeseries: timeseriesPanel, logs: () => new logs.PanelBuilder() }[kind]()
  builder
    .id(id)
    .title(title)
    .description(emptyUntil ? `${description} Empty until ${emptyUntil}.` : description)
    .datasource(store(queries[0]?.store ?? 'prometheus'))
    .span(width)
    .height(kind === 'stat' ? 4 : 8)
    .links([onwardLink(onward)])
    .targets(queries.map(renderQuery))
  if (builder instanceof logs.PanelBuilder) return builder.showTime(true).wrapLogMessage(true).enableLogDetails(true)
  return builder.unit(unit).thresholds(thresholds(panel))
}

const statPanel = () =>
  new stat.PanelBuilder().reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
const timeseriesPanel = () => new timeseries.PanelBuilder().min(0).fillOpacity(10)

function thresholds({ limits, higherIsBetter = false }: Panel) {
  const colours = higherIsBetter ? ['red', 'yellow', 'green'] : ['green', 'yellow', 'red']
  const bounds = limits ? (higherIsBetter ? limits.toReversed() : limits) : []
  return new dashboard.ThresholdsConfigBuilder()
    .mode(dashboard.ThresholdsMode.Absolute)
    .steps([null, ...bounds].map((value, index) => ({ value, color: colours[index] ?? 'green' })))
}

function renderQuery({ store: name, expr, legend = '', exemplars = false }: Query, index: number): Builder<Dataquery> {
  const refId = String.fromCharCode('A'.charCodeAt(0) + index)
  if (name === 'loki') return new loki.DataqueryBuilder().refId(refId).expr(expr).maxLines(100)
  return new prometheus.DataqueryBuilder().refId(refId).expr(expr).legendFormat(legend).range().exemplar(exemplars)
}

function onwardLink(onward: Onward) {
  const [title, url] = onwardAddress(onward)
  return new dashboard.DashboardLinkBuilder(title).type(dashboard.DashboardLinkType.Link).url(url).keepTime(true)
}

function onwardAddress(onward: Onward): [title: string, url: string] {
  if ('board' in onward) return [`Onward to ${onward.board}`, `/d/${onward.board}`]
  if ('traces' in onward) return ['Its traces', explore('jaeger', { queryType: 'search', service: onward.traces })]
  return ['Its log lines', explore('loki', { expr: `{service_name="${onward.logs}"}` })]
}

const explore = (datasource: string, query: object) =>
  `/explore?left=${encodeURIComponent(JSON.stringify({ datasource, queries: [{ refId: 'A', ...query }] }))}`
