import { useSyncExternalStore } from 'react'

/** A value that components follow: what belongs to the whole window, not to the server. */
export const createStore = <Value>(initial: Value) => {
  let value = initial
  const followers = new Set<() => void>()
  const follow = (follower: () => void) => {
    followers.add(follower)
    return () => void followers.delete(follower)
  }
  const get = () => value
  return {
    get,
    set(next: Value) {
      value = next
      for (const follower of followers) follower()
    },
    use: () => useSyncExternalStore(follow, get),
  }
}
