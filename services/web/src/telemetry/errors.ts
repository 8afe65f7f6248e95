import type { Outbox } from './outbox.ts'
import { currentPage } from './page.ts'

/** What somebody wrote may stand in a message, between quotes of any kind. */
const quoted = /(["'`“‘«])[\s\S]*?(["'`”’»]|$)/g
const frame = /^\s*at .*:\d+:\d+\)?$|@.*:\d+:\d+$/
/** The address of a page may name a todo, or carry what was searched for. */
const addresses = /(?:\?|#)[^\s:)]*/g

/** An error as it is reported: its type, its message without what it quotes, and where it came from. */
export const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { type: 'NoError', message: '', frames: [] }
  return {
    type: /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error',
    message: error.message.replaceAll(quoted, '…').slice(0, 300),
    frames: (error.stack ?? '')
      .split('\n')
      .filter(line => frame.test(line))
      .slice(0, 20)
      .map(line => line.trim().replaceAll(addresses, '').slice(0, 300)),
  }
}

/** Reports what nothing in the app caught. */
export const watchErrors = (outbox: Outbox, signal: AbortSignal): void => {
  const report = (error: unknown) =>
    outbox.add('errors', { ...describeError(error), at: Date.now(), page: currentPage() })
  addEventListener('error', ({ error }) => report(error), { signal })
  addEventListener('unhandledrejection', ({ reason }) => report(reason), { signal })
}
