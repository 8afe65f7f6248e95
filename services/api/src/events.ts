import { createRegistry, httpServerMetrics, poolMetrics } from '@todo/observability'

/** Every telemetry name of this service: metrics and business events are made here and nowhere else. */
export const createEvents = () => {
  const registry = createRegistry()
  return {
    registry,
    http: httpServerMetrics(registry),
    pools: poolMetrics(registry),
    signedUp: registry.event({ name: 'account.created', help: 'An account was opened.', fields: ['user_id'] }),
    signedIn: registry.event({ name: 'session.attempted', help: 'Somebody tried to sign in.', labels: ['outcome'] }),
    todoCreated: registry.event({ name: 'todo.created', help: 'A todo was added.', fields: ['todo_id'] }),
    todoCompleted: registry.event({ name: 'todo.completed', help: 'A todo was completed.', fields: ['todo_id'] }),
  }
}

export type Events = ReturnType<typeof createEvents>
