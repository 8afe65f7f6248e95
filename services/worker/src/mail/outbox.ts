import { sendMail, traceKey } from '@todo/contracts'
import { sending } from '@todo/observability'
import type pg from 'pg'
import type { Queryable } from '../transaction.ts'
import type { Written } from './layout.ts'

export type MailKind = 'reminder' | 'digest' | 'invitation'

export interface NewMail extends Written {
  readonly kind: MailKind
  /** Names what the mail is about: there is never a second one with the same key. */
  readonly key: string
  readonly recipient: string
  readonly userId?: string
  readonly todoId?: string
  readonly invitationId?: string
  /** When it was to be sent; by default now. */
  readonly wantedAt?: string
}

const insertMail = `with written as (
    insert into mails (kind, key, recipient, subject, body, html, user_id, todo_id, invitation_id, wanted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, now()))
      on conflict (key) do nothing returning id)
  select app.enqueue_job($11, json_strip_nulls(json_build_object('mailId', id, '${traceKey}', $12::text))::text, $13)
    from written`

/** Writes a mail and hands over its sending, once for each key, in the transaction of what it is about. */
export const writeMail = async (database: Queryable, mail: NewMail): Promise<void> => {
  const { kind, key, recipient, subject, body, html, userId, todoId, invitationId, wantedAt } = mail
  const content = [kind, key, recipient, subject, body, html, userId, todoId, invitationId, wantedAt]
  await sending(sendMail.name, trace => {
    const values = [...content, sendMail.name, trace, sendMail.maxAttempts].map(value => value ?? null)
    return database.query({ name: 'insert-mail', text: insertMail, values })
  })
}

/** A mail as its claim answers; `taken` means that somebody else is sending it at this moment. */
export type Claim =
  | { readonly verdict: 'taken' | 'settled' }
  | { readonly verdict: 'withdrawn'; readonly kind: MailKind }
  | {
      readonly verdict: 'claimed'
      readonly kind: MailKind
      readonly recipient: string
      readonly subject: string
      readonly body: string
      readonly html: string
      readonly wanted_at: Date
      readonly created_at: Date
    }

/** Claims a mail for as long as this connection lives, or until {@link release}. */
export const claim = async (connection: pg.PoolClient, mailId: string): Promise<Claim> => {
  const text = 'select * from app.claim_mail($1)'
  const { rows } = await connection.query<Claim>({ name: 'claim-mail', text, values: [mailId] })
  return rows[0] as Claim
}

const settleMail = `update mails set state = $2, reason = $3, settled_at = now(),
  body = case when $2 in ('sent', 'withdrawn') then null else body end,
  html = case when $2 in ('sent', 'withdrawn') then null else html end where id = $1`

/** Records what became of a mail; what it said is forgotten unless somebody may still want to read it. */
export const settle = (
  connection: pg.PoolClient,
  mailId: string,
  state: 'sent' | 'local' | 'failed' | 'withdrawn',
  reason: string | null = null,
) => connection.query({ name: 'settle-mail', text: settleMail, values: [mailId, state, reason] })

/** Lets go of a claim: not before what became of the mail is committed, or the next would send it again. */
export const release = (connection: pg.PoolClient, mailId: string) =>
  connection.query({
    name: 'release-mail',
    text: `select pg_advisory_unlock(hashtextextended('mail ' || $1::uuid, 0))`,
    values: [mailId],
  })
