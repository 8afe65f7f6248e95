/** A mail as it goes to a server. */
export interface Envelope {
  /** The mail's own identifier: it makes the Message-ID, so that the same mail sent again can be known for the same. */
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly html: string
  readonly createdAt: Date
}

/** How mails leave. */
export interface Transport {
  /** What a mail is, once it was handed over: sent to a server, or kept in the local outbox. */
  readonly outcome: 'sent' | 'local'
  /**
   * Resolves when the mail was taken.
   *
   * @throws RefusedError when the server will never take it for this address
   */
  send(mail: Envelope): Promise<void>
  close(): void
}

/** The server said no to this mail, for good (RFC 5321, section 4.2.1: a reply of 5yz). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/** Without a mail server: the mail is where it was written, and the outbox page shows it. */
export const localTransport: Transport = { outcome: 'local', send: async () => {}, close: () => {} }
