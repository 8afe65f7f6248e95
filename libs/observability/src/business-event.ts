import type { Logger } from 'pino'
import type { Counter } from './instruments.ts'
import type { Labels, MetricDefinition } from './metric-definition.ts'

export type EventDefinition<L extends string = never, F extends string = never> = {
  /** Dotted, as in `todo.completed`: the `event.name` of the log line; the counter is `todo_completed_total`. */
  name: string
  /** One sentence: what happened. */
  help: string
  /** Dimensions of the counter; their values must be few. */
  labels?: readonly L[]
  /** What the log line says beyond the labels: ids belong here. */
  fields?: readonly F[]
}

type Loggable = string | number | boolean | null

export type Event<L extends string, F extends string> = {
  /** Counts and logs one occurrence. `log` is the request's or the job's logger, so that the line carries its context. */
  emit(
    log: Pick<Logger, 'info'>,
    labels: Labels<L>,
    fields: [F] extends [never] ? Record<never, Loggable> : Record<F, Loggable>,
  ): void
}

/** The counter behind an event. */
export function eventCounter<L extends string>({
  name,
  help,
  labels,
}: EventDefinition<L, string>): MetricDefinition<L> {
  return { name: `${name.replaceAll('.', '_')}_total`, help, unit: 'count', ...(labels && { labels }) }
}

export function createEvent<L extends string, F extends string>(
  { name }: EventDefinition<L, F>,
  counter: Counter<L>,
): Event<L, F> {
  return {
    emit(log, labels, fields) {
      counter.add(labels)
      log.info({ 'event.name': name, ...labels, ...fields }, name)
    },
  }
}
