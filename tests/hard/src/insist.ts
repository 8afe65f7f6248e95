import type { Agent } from 'node:http'
import { type Answer, type Request, send } from './client.ts'

export interface Insisted extends Answer {
  /** Times that it was sent. */
  readonly attempts: number
}

export interface Insistence {
  readonly agent: Agent
  /** Asked at each try. */
  readonly url: string
  /** Resolves when another try makes sense. */
  readonly up: () => Promise<unknown>
  /** Told of each try that was not answered with an outcome. */
  readonly onFailure?: (failure: Error | Answer) => void
}

/** 503, and 409 while an earlier try still runs, say to come back; whatever else is an outcome. */
const isOutcome = ({ status, body }: Answer): boolean =>
  status !== 503 && !(status === 409 && body.includes('"request-in-flight"'))

/** Sends the very same request until its outcome is known, whatever breaks meanwhile: what a careful client does. */
export const insist = async (insistence: Insistence, request: Request): Promise<Insisted> => {
  const { agent, up, onFailure } = insistence
  for (let attempts = 1; ; attempts++) {
    try {
      const answer = await send(agent, insistence.url, request)
      if (isOutcome(answer)) return { ...answer, attempts }
      onFailure?.(answer)
    } catch (error) {
      onFailure?.(error as Error)
    }
    await up()
  }
}
