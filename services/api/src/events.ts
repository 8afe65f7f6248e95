import {
  createRegistry,
  databaseClientMetrics,
  httpServerMetrics,
  poolMetrics,
  type Registry,
} from '@todo/observability'
import { createStreams } from './feed/streams.ts'

/** Every telemetry name of this service: metrics and business events are made here and nowhere else. */
export const createEvents = () => {
  const registry = createRegistry()
  const streams = createStreams()
  return {
    registry,
    http: httpServerMetrics(registry),
    pools: poolMetrics(registry),
    statements: databaseClientMetrics(registry),
    migrations: migrationMetrics(registry),
    streams,
    liveStreams: registry.gauge({
      name: 'live_streams',
      help: 'Streams of changes that are open.',
      unit: 'count',
      read: () => [{ labels: {}, value: streams.count }],
    }),
    signedUp: registry.event({ name: 'account.created', help: 'An account was opened.', fields: ['user_id'] }),
    accountDeleted: registry.event({ name: 'account.deleted', help: 'An account was deleted by its owner.' }),
    signedIn: registry.event({ name: 'session.attempted', help: 'Somebody tried to sign in.', labels: ['outcome'] }),
    invited: registry.event({ name: 'invitation.created', help: 'Somebody was invited to a list.', labels: ['role'] }),
    joined: registry.event({ name: 'invitation.accepted', help: 'Somebody accepted an invitation.', labels: ['role'] }),
    todoCreated: registry.event({ name: 'todo.created', help: 'A todo was added.', fields: ['todo_id'] }),
    todoCompleted: registry.event({ name: 'todo.completed', help: 'A todo was completed.', fields: ['todo_id'] }),
  }
}

export type Events = ReturnType<typeof createEvents>

/** Whether the schema is the one this version was made for. */
const migrationMetrics = (registry: Registry) => {
  let read: (() => Promise<number>) | undefined
  registry.gauge({
    name: 'database_migrations_pending',
    help: 'Migrations of this version that the database lacks; without a value when they could not be compared.',
    unit: 'count',
    read: async () => (read ? [{ labels: {}, value: await read() }] : []),
  })
  return {
    /** Counts them from now on. */
    observeMigrations(reader: () => Promise<number>) {
      read = reader
    },
  }
}
