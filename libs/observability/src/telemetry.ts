/** What `register` started in this process, so that the logger can join it and the runtime can flush it at the end. */
let shutdown: (() => Promise<void>) | undefined

/** Whether traces and logs leave this process over OTLP. */
export function telemetryStarted(): boolean {
  return shutdown !== undefined
}

/** Called once by the preload: `stop` flushes what is queued and closes the exporters. */
export function telemetryStartedWith(stop: () => Promise<void>): void {
  shutdown = stop
}

/** Sends what is still queued and stops exporting. Resolves at once when telemetry is off; never rejects. */
export async function shutdownTelemetry(): Promise<void> {
  // A collector that is away must not turn a clean stop into a failed one.
  await shutdown?.().catch(() => undefined)
}
