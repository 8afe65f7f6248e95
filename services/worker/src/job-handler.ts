import type { JobDefinition } from '@todo/contracts'
import type { Logger } from '@todo/observability'
import type pg from 'pg'
import type { Events } from './events.ts'
import type { Transport } from './mail/transport.ts'

export interface JobContext {
  readonly database: pg.Pool
  readonly events: Events
  readonly log: Logger
  readonly transport: Transport
  /** Where browsers find the app, without a slash at its end. */
  readonly publicUrl: string
  /** Aborts when the worker was asked to stop and waits no longer. */
  readonly signal: AbortSignal
}

interface HandlerOptions<Payload> {
  readonly definition: JobDefinition<Payload>
  /** When it runs by itself: minute, hour, day, month, weekday, in UTC. */
  readonly schedule?: string
  /** Runs at least once for each job: what it does must be harmless when done twice. */
  handle(payload: Payload, context: JobContext): Promise<void>
}

export interface JobHandler {
  readonly definition: JobDefinition
  readonly schedule?: string
  /** @throws ZodError when the payload is not what the definition says */
  handle(payload: unknown, context: JobContext): Promise<void>
}

/** Trying again would fail again: the job goes to the failed ones at once, with this message as the reason. */
export class HopelessError extends Error {
  override readonly name = 'HopelessError'
}

/** Binds what is done to the definition that producers see. */
export const jobHandler = <Payload>({ handle, ...rest }: HandlerOptions<Payload>): JobHandler => ({
  ...rest,
  handle: async (payload, context) => handle(rest.definition.payload.parse(payload), context),
})
