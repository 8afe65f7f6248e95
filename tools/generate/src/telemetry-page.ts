import type { Description } from '@todo/observability'
import { telemetryByService } from '@todo/telemetry-names'
import { type GeneratedFile, header } from './generated-file.ts'
import { alertTable, dashboardTable, type Table } from './watching.ts'

type Service = keyof typeof telemetryByService

interface Named {
  readonly definition: Description
  readonly services: readonly Service[]
}

/** Each definition once, with the services that have it. */
const named = (wanted: (kind: Description['kind']) => boolean): Named[] => {
  const found = new Map<string, { definition: Description; services: Service[] }>()
  for (const [service, definitions] of Object.entries(telemetryByService) as [Service, readonly Description[]][]) {
    for (const definition of definitions.filter(({ kind }) => wanted(kind))) {
      const known = found.get(definition.name)
      if (known) known.services.push(service)
      else found.set(definition.name, { definition, services: [service] })
    }
  }
  return [...found.values()]
}

const everywhere = Object.keys(telemetryByService).length
const code = (names: readonly string[] = []) => names.map(name => `\`${name}\``).join(', ')
const metrics = named(kind => kind !== 'event')

const metricSection = (title: string, text: string, wanted: (metric: Named) => boolean): Table => ({
  title,
  text,
  columns: ['name', 'type', 'unit', 'labels', 'meaning'],
  rows: metrics
    .filter(wanted)
    .toSorted((a, b) => a.definition.name.localeCompare(b.definition.name, 'en'))
    .map(({ definition: { name, kind, unit, labels, help } }) => [
      `<a id="${name}"></a>\`${name}\``,
      kind,
      unit,
      code(labels),
      help,
    ]),
})

const ofServices = (...wanted: Service[]) =>
  metricSection(
    `Metrics of ${wanted.join(' and ')}`,
    '',
    ({ services }) => services.length < everywhere && services.join() === wanted.join(),
  )

const events: Table = {
  title: 'Business events',
  text: 'Each is a log line whose `event.name` is its name, and a counter of the same name (`todo.created` is `todo_created_total`).',
  columns: ['name', 'service', 'labels', 'fields of the log line', 'meaning'],
  rows: named(kind => kind === 'event').map(({ definition: { name, labels, fields, help }, services }) => [
    `\`${name}\``,
    services.join(', '),
    code(labels),
    code(fields),
    help,
  ]),
}

/** In the order of the page. */
const sections: readonly Table[] = [
  metricSection('Metrics of every service', '', ({ services }) => services.length === everywhere),
  ofServices('api'),
  ofServices('api', 'web'),
  ofServices('api', 'worker'),
  ofServices('web'),
  ofServices('worker'),
  events,
  alertTable(),
  dashboardTable(),
]

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const render = ({ title, text, columns, rows }: Table) =>
  [
    `## ${title}`,
    '',
    ...(text ? [text, ''] : []),
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
  ].join('\n')

/** The page of all that services, alerts and dashboards name. */
export const telemetryPage = (): GeneratedFile => ({
  path: 'docs/reference/telemetry.md',
  content: `<!-- ${header("each service's events.ts")} -->
# Telemetry

Names of metrics and events, from where they are made: dashboards, rules and alerts name nothing else. A histogram has the
series \`_bucket\`, \`_count\` and \`_sum\`. Traces, logs and the variables that send them somewhere:
[@todo/observability](../../libs/observability/README.md).

${sections.map(render).join('\n\n')}
`,
})
