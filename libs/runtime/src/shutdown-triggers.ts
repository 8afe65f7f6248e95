export type ShutdownTriggers = {
  /** Asked to stop: by a signal, or by the end of the process that started this one. */
  stop(reason: string): void
  /** Something broke that nothing handles. */
  fail(error: unknown, reason: string): void
}

const signals = { SIGINT: 2, SIGTERM: 15 } as const

/**
 * Listens for what ends a service. The second signal ends the process at once, with the code shells give it (128 + n).
 * @returns a function that stops listening, so that the process can end by itself
 */
export function onShutdown({ stop, fail }: ShutdownTriggers): () => void {
  let asked = false
  const onSignal = (signal: keyof typeof signals) => {
    if (asked) process.exit(128 + signals[signal])
    asked = true
    stop(signal)
  }
  // Without a parent there is nobody left to stop this process.
  const onDisconnect = () => stop('the parent process ended')
  const onException = (error: unknown) => fail(error, 'uncaught exception')
  const onRejection = (error: unknown) => fail(error, 'unhandled rejection')

  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  process.on('uncaughtException', onException).on('unhandledRejection', onRejection)
  if (process.connected) process.on('disconnect', onDisconnect)
  return () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    process.off('uncaughtException', onException).off('unhandledRejection', onRejection)
    process.off('disconnect', onDisconnect)
  }
}
