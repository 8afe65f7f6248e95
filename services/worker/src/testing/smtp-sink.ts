import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail that the sink has said 250 to. */
export interface Received {
  readonly to: string
  readonly messageId: string
  readonly raw: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

interface SinkOptions {
  /** Called for each recipient; what it throws is the server's answer. */
  readonly onRecipient?: (address: string) => unknown
  /** Called with each mail before the server says that it has it; what it throws is the server's answer. */
  readonly onMail?: (mail: Received) => unknown
  readonly server?: SMTPServerOptions
}

/** A mail server that keeps what it takes, on a port of its own. */
export const startSmtpSink = async ({ onRecipient, onMail, server: options }: SinkOptions = {}) => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    hideSTARTTLS: true,
    ...options,
    onRcptTo: ({ address }, _session, answer) => {
      Promise.try(() => onRecipient?.(address)).then(() => answer(), answer)
    },
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''
        const mail = { to: envelope.rcptTo[0]?.address ?? '', messageId, raw, at: Date.now() }
        Promise.try(() => onMail?.(mail)).then(() => {
          received.push(mail)
          answer()
        }, answer)
      })
    },
  })
  // Clients that are killed reset their connections, which is what the tests are about.
  server.on('error', () => {})
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

/** An answer of the server: its code and its words. */
export const reply = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })
