import type { Statement } from './statement.ts'

/** A session that a request came with. */
export interface Session {
  readonly userId: string
  /** SHA-256 of its token. */
  readonly tokenHash: Buffer
}

/**
 * On whose behalf something runs: the id of a user who has just proved who they are, or a session. Postgres checks that a
 * session is still good in the same exchange that does the work, which fails otherwise: see `isSessionEnded`.
 */
export type Actor = string | Session

const setUser = { name: 'set-user', text: `select where set_config('app.user_id', $1, true) is null` } as const
const enterSession = { name: 'enter-session', text: 'select where not app.enter_session($1, $2)' } as const

/** Names the user that row-level security sees until the transaction ends. It answers with no row. */
export const enter = (actor: Actor): Statement =>
  typeof actor === 'string'
    ? { ...setUser, values: [actor] }
    : { ...enterSession, values: [actor.userId, actor.tokenHash] }

const setTrace = { name: 'set-trace', text: `select set_config('app.traceparent', $1, true)` } as const

/** What a transaction begins with: its actor and, when it is traced, its trace, which the jobs of triggers carry on. */
export const entrance = (actor: Actor, traceParent: string | undefined): readonly Statement[] =>
  traceParent ? [enter(actor), { ...setTrace, values: [traceParent] }] : [enter(actor)]

/** Both ways to {@link enter}, for nobody. */
export const rehearsals: readonly Statement[] = [
  { ...setUser, values: [''] },
  { ...enterSession, values: [null, null] },
]
