/**
 * The preload of every service: `node --import @todo/observability/register src/main.ts`.
 * Without an OTLP endpoint in the environment it loads nothing and costs nothing.
 */
import { type ExportedSignals, exportedSignals } from './exported-signals.ts'

const signals = signalsOrExit()
if (signals.traces || signals.logs) {
  const { startTelemetry } = await import('./start-telemetry.ts')
  startTelemetry(signals)
}

function signalsOrExit(): ExportedSignals {
  try {
    return exportedSignals(process.env)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}
