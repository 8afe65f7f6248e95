/** What `register` started in this process, so that the logger can join it and the runtime can flush it at the end. */
type Telemetry = {
  /** Whether log lines leave over OTLP as well. */
  readonly logs: boolean
  stop(): Promise<void>
}

let telemetry: Telemetry | undefined

/** Called once, by the preload. */
export function telemetryStarted(started: Telemetry): void {
  telemetry = started
}

/** Whether log lines are to be sent over OTLP. */
export function exportsLogs(): boolean {
  return telemetry?.logs ?? false
}

/** Sends what is still queued and stops exporting. Resolves at once when telemetry is off; never rejects. */
export async function shutdownTelemetry(): Promise<void> {
  // A collector that is away must not turn a clean stop into a failed one.
  await telemetry?.stop().catch(() => undefined)
}
