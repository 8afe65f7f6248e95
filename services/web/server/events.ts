import { createRegistry, httpServerMetrics } from '@todo/observability'

/** Every telemetry name of this service. */
export const createEvents = () => {
  const registry = createRegistry()
  return { registry, http: httpServerMetrics(registry) }
}

export type Events = ReturnType<typeof createEvents>
