import { hash } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { Queryable } from '../transaction.ts'
import { escapeHtml } from './layout.ts'

interface OutboxOptions {
  readonly database: Queryable
  /** Addresses that begin with it become links. */
  readonly publicUrl: string
}

export const outboxPath = '/outbox'

interface Row {
  readonly recipient: string
  readonly subject: string
  readonly body: string | null
  readonly state: string
  readonly created_at: Date
}

const text = `select recipient, subject, body, state, created_at from mails order by created_at desc, id desc limit 100`

const style = 'body{font-family:sans-serif;max-width:50em;margin:2em auto}pre{white-space:pre-wrap}h2{margin-bottom:0}'
const policy = [
  `default-src 'none'`,
  `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** The mails that had no server to go to, newest first. Only this machine may look: there are people's words in them. */
export const outboxPage: FastifyPluginAsync<OutboxOptions> = async (app, { database, publicUrl }) => {
  app.get(outboxPath, async (request, reply) => {
    // The name too: a page from elsewhere may have its own name lead here.
    if (!isLoopback(request.socket.remoteAddress ?? '') || !isLoopback(request.hostname)) {
      return reply.code(403).type('text/plain').send('The outbox is for this machine alone: open it on 127.0.0.1.\n')
    }
    const { rows } = await database.query<Row>(text)
    return reply
      .header('content-security-policy', policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(rows, `${publicUrl.replace(/\/$/, '')}/`))
  })
}

const isLoopback = (name: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|::ffff:127(\.\d{1,3}){3}|\[?::1\]?)$/.test(name)

const page = (rows: readonly Row[], publicUrl: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Outbox</title><style>${style}</style></head><body>
<h1>Outbox</h1>
${rows.length === 0 ? '<p>No mails yet.</p>' : rows.map(row => article(row, publicUrl)).join('\n')}
</body></html>
`

const article = ({ recipient, subject, body, state, created_at }: Row, publicUrl: string) =>
  `<article><h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(recipient)}, ${escapeHtml(created_at.toISOString())}, ${escapeHtml(state)}</p>
<pre>${linked(body ?? '', publicUrl)}</pre></article>`

/** Escaped text whose addresses of the app can be followed. */
const linked = (body: string, publicUrl: string): string =>
  body
    .split(/(https?:\/\/\S+)/)
    .map(part =>
      part.startsWith(publicUrl) ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('')
