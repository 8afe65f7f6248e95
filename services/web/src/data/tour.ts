import { remember, remembered } from '../ui/storage.ts'
import { createStore } from '../ui/store.ts'

/** The account that is being shown around: from signing up until it has had enough of that, for good. */
export const touring = createStore(remembered('tour'))

/** Begins the tour of a new account, or without one ends it. */
export const tour = (accountId = ''): void => {
  touring.set(accountId)
  remember('tour', accountId)
}
