import { Failure } from '../api/failure.ts'
import { createStore } from '../ui/store.ts'

/** Two people, or two windows, changed the same field: both values, until someone chooses. */
export interface Conflict {
  id: string
  /** What the thing is called now. */
  name: string
  fields: { field: string; mine: unknown; theirs: unknown }[]
  /** Stores these values over theirs. */
  keep(values: Record<string, unknown>): void
}

/** Conflicts that nobody has decided yet, oldest first. */
export const conflicts = createStore<readonly Conflict[]>([])

export const settleConflict = (settled: Conflict): void =>
  conflicts.set(conflicts.get().filter(conflict => conflict !== settled))

/** Hands both versions of the clashing fields to whoever looks at the screen; what was written last stands for earlier words. */
export const openConflict = <Item extends { id: string }, Patch extends object>(
  current: Item,
  name: string,
  { fields, patch, keep }: { fields: string[]; patch: Patch; keep: (values: Patch) => void },
): void => {
  const value = (of: object, field: string) => (of as Fields)[field]
  const both = fields.map(field => ({ field, mine: value(patch, field), theirs: value(current, field) }))
  const conflict: Conflict = { id: current.id, name, fields: both, keep: values => keep(values as Patch) }
  const open = conflicts.get()
  const earlier = open.findIndex(one => one.id === conflict.id && same(namesOf(one), fields))
  conflicts.set(earlier < 0 ? [...open, conflict] : open.with(earlier, conflict))
}

type Fields = Record<string, unknown>
const namesOf = (conflict: Conflict): string[] => conflict.fields.map(({ field }) => field)
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** The fields of a patch that someone else changed meanwhile, to another value than the patch's. */
export const clashing = (base: Fields, patch: Fields, current: Fields): string[] =>
  Object.keys(patch).filter(field => !same(base[field], current[field]) && !same(patch[field], current[field]))

interface VersionedPatch<Item, Patch> {
  /** The item as it was when the patch was made. */
  base: Item
  patch: Patch
  version: number
  send(patch: Patch, version: number): Promise<Item>
  clash(current: Item, fields: string[]): void
}

/**
 * Sends a patch under the version that it was made for (RFC 9110, If-Match). When the item has changed since, what does
 * not touch the other's changes is sent again; for the rest, both versions go to {@link VersionedPatch.clash}.
 */
export const sendPatch = async <Item extends { version: number }, Patch extends object>(
  request: VersionedPatch<Item, Patch>,
): Promise<Item> => {
  let { version } = request
  let rest = request.patch
  for (let attempt = 1; ; attempt++) {
    try {
      return await request.send(rest, version)
    } catch (error) {
      const current = error instanceof Failure && error.status === 412 ? (error.problem?.current as Item) : undefined
      if (!current || attempt === 4) throw error
      const fields = clashing(request.base as Fields, rest as Fields, current as unknown as Fields)
      if (fields.length > 0) request.clash(current, fields)
      rest = Object.fromEntries(Object.entries(rest).filter(([field]) => !fields.includes(field))) as Patch
      if (Object.keys(rest).length === 0) return current
      version = current.version
    }
  }
}
