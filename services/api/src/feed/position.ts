/** A place in the change feed: the transaction, and the change within it. Compared in this order. */
export interface Position {
  /** A Postgres xid8: 64 bits, so a string. */
  readonly xid: string
  readonly seq: string
}

/** As clients carry it: in `since`, `next`, and the id of an event. */
export const formatPosition = ({ xid, seq }: Position): string => `${xid}-${seq}`

/** Takes what {@link formatPosition} made; the contract has looked at its form. */
export const parsePosition = (text: string): Position => {
  const [xid = '0', seq = '0'] = text.split('-')
  return { xid, seq }
}

export const isAfter = (one: Position, other: Position): boolean => {
  const byXid = BigInt(one.xid) - BigInt(other.xid)
  return byXid === 0n ? BigInt(one.seq) > BigInt(other.seq) : byXid > 0n
}
