import type { Place } from '@todo/contracts'
import { ProblemError } from '../../errors.ts'
import { type Gap, longPosition, positionIn } from '../../positions.ts'
import type { Spot, todosRepository } from './repository.ts'

interface Wish {
  readonly listId: string
  readonly parentId: string | null
  readonly place: Place
}

/**
 * The gap that a place stands for, in a list with short positions.
 *
 * @throws ProblemError `place-not-possible`, `parent-not-possible`
 */
export const gapIn = async (spot: Spot, todos: ReturnType<typeof todosRepository>, wish: Wish): Promise<Gap> => {
  if (!spot.found) throw new ProblemError('place-not-possible')
  if (!spot.parent_fits) throw new ProblemError('parent-not-possible')
  if (positionIn(spot).length < longPosition) return spot
  await todos.renumber(wish.listId)
  return (await todos.takeSpot(wish.listId, wish.place, wish.parentId)) ?? spot
}

/** The position that a place stands for; see {@link gapIn}. */
export const placeIn = async (spot: Spot, todos: ReturnType<typeof todosRepository>, wish: Wish): Promise<string> =>
  positionIn(await gapIn(spot, todos, wish))
