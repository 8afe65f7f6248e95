import { hash } from 'node:crypto'
import type { Transaction } from '@todo/database'
import type { FastifyRequest } from 'fastify'
import { invalid, ProblemError } from './errors.ts'
import type { RenderedAnswer } from './write.ts'

/** A key that another transaction stored while this one ran: run again, and find its answer. */
export class KeyStoredMeanwhile extends Error {}

export interface IdempotentRequest {
  readonly userId: string
  readonly key: string
  readonly requestHash: Buffer
}

/** The request's Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07), with what it must always come with. */
export const idempotentRequest = (request: FastifyRequest, userId: string): IdempotentRequest | undefined => {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.method !== 'POST') return undefined
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
    throw invalid('idempotency-key', 'must be one value of 1 to 255 characters')
  }
  const content = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`
  return { userId, key, requestHash: hash('sha256', content, 'buffer') }
}

interface Stored {
  readonly locked: boolean
  readonly request_hash: Buffer | null
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/**
 * The stored answer, if the request was carried out before. Holds the key until the transaction ends.
 *
 * @throws ProblemError `request-in-flight`, `idempotency-key-reused`
 */
export const findReplay = async (tx: Transaction, request: IdempotentRequest): Promise<RenderedAnswer | undefined> => {
  const [stored] = await tx.query<Stored>({
    name: 'find-replay',
    text: `select pg_try_advisory_xact_lock(hashtextextended($1::text || '/' || $2::text, 0)) as locked,
        k.request_hash, k.status, k.headers, k.body
      from (values (1)) as one left join idempotency_keys k
        on k.user_id = ($1::text)::uuid and k.key = $2::text and k.created_at > now() - interval '24 hours'`,
    values: [request.userId, request.key],
  })
  if (!stored?.locked) throw new ProblemError('request-in-flight', { headers: { 'retry-after': '1' } })
  if (!stored.request_hash) return undefined
  if (!request.requestHash.equals(stored.request_hash)) throw new ProblemError('idempotency-key-reused')
  return { status: stored.status, headers: stored.headers, payload: stored.body }
}

/** Stores the answer in the transaction of the change: either both are there after a crash, or neither is. */
export const remember = async (tx: Transaction, request: IdempotentRequest, answer: RenderedAnswer): Promise<void> => {
  const stored = await tx.query({
    name: 'remember-answer',
    text: `insert into idempotency_keys as k (user_id, key, request_hash, status, headers, body)
      values ($1::uuid, $2, $3, $4, $5::jsonb, $6)
      on conflict (user_id, key) do update set request_hash = excluded.request_hash, status = excluded.status,
        headers = excluded.headers, body = excluded.body, created_at = now()
        where k.created_at <= now() - interval '24 hours'
      returning 1`,
    values: [
      request.userId,
      request.key,
      request.requestHash,
      answer.status,
      JSON.stringify(answer.headers),
      answer.payload ?? '',
    ],
  })
  if (stored.length === 0) throw new KeyStoredMeanwhile()
}
