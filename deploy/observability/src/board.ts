/** A dashboard as data, before it is rendered for Grafana: tests execute each query of it. */
export interface Board {
  /** Its address in Grafana and its file name. */
  readonly uid: string
  readonly title: string
  /** The question that it answers. */
  readonly description: string
  readonly variables?: readonly Variable[]
  readonly rows: readonly Row[]
}

export interface Row {
  readonly title: string
  readonly panels: readonly Panel[]
}

/** A choice at the head of the board: the values of a label; several may be chosen, all are at first. */
export interface Variable {
  readonly name: string
  readonly label: string
  /** The series and the label whose values are offered. */
  readonly series: string
  readonly of: string
}

export interface Panel {
  readonly kind: 'stat' | 'timeseries' | 'logs'
  readonly title: string
  /** What it shows, and what is good. */
  readonly description: string
  /** A unit of Grafana, such as `s`, `percentunit` or `reqps`. */
  readonly unit: string
  readonly queries: readonly Query[]
  /** Where to look next. */
  readonly onward: Onward
  /** Limits at which a value turns yellow and red, in the unit. */
  readonly limits?: readonly [yellow: number, red: number]
  /** Whether higher is better, so that the limits are crossed downwards. */
  readonly higherIsBetter?: boolean
  /** The fault without which it is rightly empty, as the fault test names it. */
  readonly emptyUntil?: Fault
}

/** What the fault test breaks. */
export type Fault = 'the database is away' | 'the API is away' | 'a job fails for good'

export interface Query {
  readonly store: 'prometheus' | 'loki'
  readonly expr: string
  /** How Grafana names each series, such as `{{job}}`. */
  readonly legend?: string
  /** Shows points that lead to a trace. */
  readonly exemplars?: boolean
}

/** Another board, by its uid, or the search for traces or logs of a service. */
export type Onward = { readonly board: string } | { readonly traces: string } | { readonly logs: string }

/** A query for Prometheus. */
export const metric = (expr: string, legend = ''): Query => ({ store: 'prometheus', expr, legend })

/** A query for Loki. */
export const lines = (expr: string): Query => ({ store: 'loki', expr })
