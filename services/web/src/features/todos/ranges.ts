import type { Selection } from './selection.ts'

/** One todo more or less; taking the last one away ends it. */
export const toggled = ({ ids }: Selection, id: string): Selection => {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, choosing: next.size > 0, anchor: id, head: id }
}

const between = (order: readonly string[], one: string | undefined, other: string | undefined): string[] => {
  const [from, to] = [order.indexOf(one ?? ''), order.indexOf(other ?? '')].sort((left, right) => left - right)
  return from === undefined || to === undefined || from < 0 ? [] : order.slice(from, to + 1)
}

/** The range from the anchor to a todo, in place of the range that was drawn from it before. */
export const extended = ({ ids, anchor, head }: Selection, order: readonly string[], to: string): Selection => {
  const next = new Set(ids)
  const from = anchor !== undefined && order.includes(anchor) ? anchor : to
  for (const id of between(order, from, head)) next.delete(id)
  for (const id of between(order, from, to)) next.add(id)
  return { ids: next, choosing: true, anchor: from, head: to }
}

export const withAll = ({ ids, anchor }: Selection, order: readonly string[]): Selection => ({
  ids: new Set([...ids, ...order]),
  choosing: true,
  anchor: anchor ?? order[0],
  head: order.at(-1),
})
