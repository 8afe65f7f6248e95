import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it takes. It knows nobody whose name begins with nobody. */
export async function openMailbox() {
  const mails: string[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disableReverseLookup: true, hideSTARTTLS: true },
    onRcptTo({ address }, _session, answer) {
      if (address.startsWith('nobody')) answer(Object.assign(new Error('nobody lives there'), { responseCode: 550 }))
      else answer()
    },
    onData(stream, _session, answer) {
      text(stream).then(mail => {
        mails.push(mail)
        answer()
      }, answer)
    },
  })
  server.on('error', () => {})
  await new Promise<void>(listening => void server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: mails as readonly string[],
    close: () => new Promise<void>(closed => server.close(() => closed())),
  }
}
