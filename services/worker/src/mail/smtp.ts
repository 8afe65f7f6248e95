import { errorMessage, inSpan } from '@todo/observability'
import { createTransport } from 'nodemailer'
import { type Envelope, RefusedError, type Transport } from './transport.ts'

interface SmtpOptions {
  /** `smtp://` upgrades by STARTTLS, `smtps://` begins with TLS. */
  readonly url: string
  /** Whether to refuse a server that does not speak TLS with a certificate for its name. */
  readonly tls: 'required' | 'off'
  readonly from: string
  readonly connections: number
}

/** Milliseconds to wait for a connection, its greeting, and each of its answers. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/** Sends over connections that stay open. */
export const openSmtp = ({ url, tls, from, connections }: SmtpOptions): Transport => {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transporter = createTransport({
    pool: true,
    maxConnections: connections,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Encryption that is used when offered protects from nobody: who sits on the line takes the offer out.
    ...(tls === 'off' ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { minVersion: 'TLSv1.2' },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const attributes = {
    'network.protocol.name': 'smtp',
    'server.address': hostname,
    ...(port && { 'server.port': Number(port) }),
  }
  const span = { kind: 'client', attributes } as const
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    outcome: 'sent',
    async send(mail) {
      try {
        await inSpan('send mail', span, () => transporter.sendMail(message(mail, from, domain)))
      } catch (error) {
        throw isRefusal(error) ? new RefusedError(errorMessage(error as Error), { cause: error }) : error
      }
    },
    close: () => transporter.close(),
  }
}

const message = ({ id, recipient, subject, body, html, createdAt }: Envelope, from: string, domain: string) => ({
  messageId: `<${id}@${domain}>`,
  date: createdAt,
  from: { name: 'Todo', address: from },
  to: { name: '', address: recipient },
  envelope: { from, to: [recipient] },
  subject,
  text: body,
  html,
  // RFC 3834: no out-of-office replies, please.
  headers: { 'Auto-Submitted': 'auto-generated' },
})

/** What the server says about this recipient or this content; at any earlier command the trouble is ours. */
const isRefusal = (error: unknown): boolean => {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string }
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
}
