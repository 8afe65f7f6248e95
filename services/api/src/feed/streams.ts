import type { ChangeStream } from './stream.ts'

/** Streams of one user at most; a new one replaces the oldest, which may be a tab that nobody looks at. */
const perUser = 20

/** The streams that are open in this process. */
export interface Streams {
  readonly count: number
  /** @returns a function to call when the stream is closed */
  add(userId: string, stream: ChangeStream, check: () => Promise<void>): () => void
  /** Looks at once whether a user's streams may go on; those of other replicas are looked at when they beat. */
  recheck(userId: string): void
  /** Ends all, and those that still come as soon as they are added; readers come back, to another replica. */
  drain(): void
}

export const createStreams = (): Streams => {
  const open = new Map<string, Map<ChangeStream, () => Promise<void>>>()
  let count = 0
  let draining = false
  return {
    get count() {
      return count
    },
    add(userId, stream, check) {
      const own = open.get(userId) ?? new Map()
      const [oldest] = own.keys()
      if (oldest && own.size >= perUser) oldest.end('replaced')
      open.set(userId, own.set(stream, check))
      count++
      if (draining) stream.end('drain')
      return () => {
        count--
        own.delete(stream)
        if (own.size === 0 && open.get(userId) === own) open.delete(userId)
      }
    },
    recheck(userId) {
      for (const check of open.get(userId)?.values() ?? []) void check()
    },
    drain() {
      draining = true
      for (const own of open.values()) for (const stream of own.keys()) stream.end('drain')
    },
  }
}
