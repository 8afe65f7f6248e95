import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What an operation answers with, before it becomes bytes. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Tells of the change once it is committed; not when the answer is a replay. */
  readonly afterCommit?: () => void
}

interface Versioned {
  readonly version: number
}

/** The ETag of an item's representation. */
export const etagOf = ({ version }: Versioned): string => `"${version}"`

/** 200 with an item. */
export const ok = <Item extends Versioned>(body: Item): Answer => ({
  status: 200,
  body,
  headers: { etag: etagOf(body) },
})

/** 201 with the item that was made. */
export const created = <Item extends Versioned>(body: Item, location?: string): Answer => ({
  status: 201,
  body,
  headers: { etag: etagOf(body), ...(location && { location }) },
})

/** 204. */
export const noContent: Answer = { status: 204 }

/** If-None-Match and If-Match compare weakly and strongly (RFC 9110, section 13.1); our tags are all strong. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))

/** Caches must ask again each time; a stored answer belongs to one user. */
const revalidate = { 'cache-control': 'private, no-cache', vary: 'Cookie' }

const sendTagged = (request: FastifyRequest, reply: FastifyReply, etag: string, payload: () => string) => {
  reply.headers({ ...revalidate, etag })
  if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(payload())
}

/** Answers a read with an item, or with 304 when the client has it. */
export const sendItem = (request: FastifyRequest, reply: FastifyReply, item: Versioned) =>
  sendTagged(request, reply, etagOf(item), () => JSON.stringify(item))

/** Answers a read with a collection; its ETag is made of its bytes. */
export const sendCollection = (request: FastifyRequest, reply: FastifyReply, collection: unknown) => {
  const payload = JSON.stringify(collection)
  return sendTagged(request, reply, `"${hash('sha1', payload, 'base64url')}"`, () => payload)
}
