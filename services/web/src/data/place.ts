import type { Account } from '../api/types.ts'
import { remember, remembered } from '../ui/storage.ts'
import { keys, queryClient } from './query-client.ts'

// Read before anything is asked for, so that it lies before all that this window shows.
let kept = remembered('place')

/** Places are those of one account of one server: of another they would say nothing. */
const owner = (): string | undefined => {
  const account = queryClient.getQueryData<Account | null>(keys.account)
  return account ? `${account.id} ${account.createdAt} ` : undefined
}

/** The place in the feed from which on nothing is missed that this window has not read; none is known on a first visit. */
export const placeBefore = (): string | undefined => {
  const whose = owner()
  return whose && kept?.startsWith(whose) ? kept.slice(whose.length) : undefined
}

/** Keeps how far whoever is signed in has followed the feed, for this window and the next. */
export const keepPlace = (place: string): void => {
  const whose = owner()
  if (!whose) return
  kept = whose + place
  remember('place', kept)
}
