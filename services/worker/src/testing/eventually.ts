import { vi } from 'vitest'

/** Waits until a check passes, for as long as a busy machine may need. */
export const eventually = <Result>(check: () => Result): Promise<Awaited<Result>> =>
  vi.waitFor(check, { timeout: 20_000 }) as Promise<Awaited<Result>>
