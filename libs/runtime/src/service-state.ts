/** Where a service is in its life. It only ever moves forward. */
export type Phase = 'starting' | 'ready' | 'draining' | 'disposed'

const order: readonly Phase[] = ['starting', 'ready', 'draining', 'disposed']

export type ServiceState = {
  readonly phase: Phase
  /** Whether it has been ready at some time. */
  readonly started: boolean
  /** Aborted when draining begins: what would go on for long (a stream, a long poll) ends then. */
  readonly draining: AbortSignal
  /** Moves on; a step back is ignored. */
  enter(phase: Phase): void
}

export function createServiceState(): ServiceState {
  const draining = new AbortController()
  let phase: Phase = 'starting'
  let started = false
  return {
    get phase() {
      return phase
    },
    get started() {
      return started
    },
    draining: draining.signal,
    enter(next) {
      if (order.indexOf(next) <= order.indexOf(phase)) return
      phase = next
      if (next === 'ready') started = true
      else draining.abort()
    },
  }
}
