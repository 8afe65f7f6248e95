import pg from 'pg'

/** Milliseconds between tries to connect again. */
const retryDelay = 500

/**
 * Calls `onNotify` for each notification of a channel, and once after each (re)connection, since some may have been
 * missed: listeners must look for themselves what is new.
 *
 * @returns a function that stops listening, and resolves when the connection is closed
 */
export const listen = (
  config: pg.ClientConfig,
  channel: string,
  onNotify: () => void,
  onError: (error: Error) => void,
): (() => Promise<void>) => {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let connecting: Promise<void> = Promise.resolve()

  const connect = async () => {
    const fresh = new pg.Client({ ...config, keepAlive: true })
    client = fresh
    fresh.on('notification', onNotify)
    // A connection that breaks says so by an error or by its end alone; either way there is one successor.
    const retry = (error?: Error) => {
      if (client !== fresh || stopped) return
      client = undefined
      timer = setTimeout(() => {
        connecting = connect()
      }, retryDelay)
      if (error) onError(error)
      fresh.end().catch(() => {})
    }
    fresh.on('error', retry)
    fresh.on('end', () => retry())
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      onNotify()
    } catch (error) {
      retry(error instanceof Error ? error : new Error(String(error)))
    }
  }
  connecting = connect()

  return async () => {
    stopped = true
    clearTimeout(timer)
    await connecting
    await client?.end().catch(() => {})
  }
}
