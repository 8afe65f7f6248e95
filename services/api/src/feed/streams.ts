import type { ChangeStream } from './stream.ts'

/** Streams of one user at most; a new one replaces the oldest, which may be a tab that nobody looks at. */
const perUser = 20

/** The streams that are open in this process. */
export interface Streams {
  readonly count: number
  /** @returns a function to call when the stream is closed */
  add(userId: string, stream: ChangeStream): () => void
  /** Ends all, and those that still come as soon as they are added; readers come back, to another replica. */
  drain(): void
}

export const createStreams = (): Streams => {
  const open = new Map<string, Set<ChangeStream>>()
  let count = 0
  let draining = false
  return {
    get count() {
      return count
    },
    add(userId, stream) {
      const own = open.get(userId) ?? new Set()
      const [oldest] = own
      if (oldest && own.size >= perUser) oldest.end('replaced')
      open.set(userId, own.add(stream))
      count++
      if (draining) stream.end('drain')
      return () => {
        count--
        own.delete(stream)
        if (own.size === 0 && open.get(userId) === own) open.delete(userId)
      }
    },
    drain() {
      draining = true
      for (const own of open.values()) for (const stream of own) stream.end('drain')
    },
  }
}
