import type { Principal } from './plugins/principal.ts'

/** Milliseconds to remember whose a session is. */
const rememberFor = 10 * 60_000
/** Sessions at most; the one that was learned first goes first. */
const mostRemembered = 20_000

/**
 * Whose a session is, by the hash of its token. It spares a question, never the check: every exchange with the database
 * asks anew whether the session is still good (`Actor`), so one that was ended anywhere is refused everywhere at once.
 */
export const createKnownSessions = () => {
  const known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  const keyOf = (tokenHash: Buffer) => tokenHash.toString('latin1')
  return {
    find(tokenHash: Buffer): Principal | undefined {
      const found = known.get(keyOf(tokenHash))
      return found && found.until > Date.now() ? found.principal : undefined
    },
    learn(principal: Principal): void {
      const [oldest] = known.size >= mostRemembered ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
      known.set(keyOf(principal.tokenHash), { principal, until: Date.now() + rememberFor })
    },
    forget: ({ tokenHash }: Principal): boolean => known.delete(keyOf(tokenHash)),
  }
}
