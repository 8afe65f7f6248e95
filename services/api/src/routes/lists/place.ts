import type { Place } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'
import { ProblemError } from '../../errors.ts'
import { type Gap, kindOf, longPosition, neighbourOf, positionIn, positionsIn } from '../../positions.ts'

interface Member {
  readonly listId: string
  readonly position: string
}

/** A member's own order is short enough to read whole. */
const gapAt = (order: readonly Member[], place: Place): Gap => {
  const neighbour = neighbourOf(place)
  const found = order.findIndex(({ listId }) => listId === neighbour)
  if (neighbour !== null && found < 0) throw new ProblemError('place-not-possible')
  const kind = kindOf(place)
  const index = { first: 0, last: order.length, before: found, after: found + 1 }[kind]
  return { lower: order[index - 1]?.position ?? null, upper: order[index]?.position ?? null }
}

/**
 * A position in the user's own order of lists, which this transaction alone decides on until it ends.
 *
 * @throws ProblemError `place-not-possible`
 */
export const placeList = async (tx: PrismaTransaction, userId: string, place: Place): Promise<string> => {
  await tx.query({
    name: 'lock-order',
    text: 'select 1 from pg_advisory_xact_lock(hashtextextended($1::text, 1))',
    values: [userId],
  })
  const readOrder = () => tx.prisma.member.findMany({ where: { userId }, orderBy: { position: 'asc' } })
  const order = await readOrder()
  const position = positionIn(gapAt(order, place))
  if (position.length < longPosition) return position
  await tx.query({
    name: 'renumber-lists',
    text: `update members m set position = p.position
      from unnest($2::uuid[], $3::text[]) as p (id, position) where m.user_id = $1::uuid and m.list_id = p.id`,
    values: [userId, order.map(({ listId }) => listId), positionsIn({ lower: null, upper: null }, order.length)],
  })
  return positionIn(gapAt(await readOrder(), place))
}
