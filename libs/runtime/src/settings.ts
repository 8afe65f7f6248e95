import { z } from 'zod'
import { logLevel, milliseconds } from './variables.ts'

/** Variables that every service understands. */
export const runtimeVariables = z.object({
  LOG_LEVEL: logLevel.default('info'),
  /** From being unready to refusing connections: the time that load balancers need to look elsewhere. */
  SHUTDOWN_DELAY_MS: milliseconds.default(0),
  /** From the request to stop to the end at the latest; Kubernetes kills after 30 s. */
  SHUTDOWN_TIMEOUT_MS: milliseconds.default(25_000),
})

export type RuntimeSettings = ReturnType<typeof runtimeVariables.parse>
