/** A prepared statement: `name` keys the plan that each connection keeps, so one name always means one text. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values?: readonly unknown[]
}

/** What runs inside one database transaction. */
export interface Transaction {
  /** Runs a statement and answers with its rows. Column types: see {@link parsers}. */
  query<Row>(statement: Statement): Promise<Row[]>
}
