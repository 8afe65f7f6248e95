import type { ServerResponse } from 'node:http'
import { type ChangeRow, presentChange } from './change-row.ts'
import { formatPosition, isAfter, type Position } from './position.ts'

/** Bytes that may wait for a slow reader; then the stream ends, and the reader comes back with its last id. */
const waitingBytes = 1024 * 1024

/** A stream of server-sent events (WHATWG HTML, section 9.2) to one reader. */
export interface ChangeStream {
  /** Sends a change, unless it was sent already. */
  send(change: ChangeRow): void
  /** Tells a place without a change, to come back to. */
  mark(position: Position): void
  /** Keeps the connection from looking idle. */
  beat(): void
  end(event: 'drain' | 'signed-out' | 'replaced'): void
}

export const openStream = (raw: ServerResponse, start: Position): ChangeStream => {
  let sent = start
  const write = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return
    if (raw.writableLength > waitingBytes) raw.destroy()
    else raw.write(text)
  }
  return {
    send(change) {
      if (!isAfter(change, sent)) return
      sent = { xid: change.xid, seq: change.seq }
      write(`id: ${formatPosition(sent)}\nevent: change\ndata: ${JSON.stringify(presentChange(change))}\n\n`)
    },
    mark(position) {
      if (isAfter(position, sent)) sent = position
      write(`id: ${formatPosition(sent)}\nevent: ready\ndata: {"seq":"${formatPosition(sent)}"}\n\n`)
    },
    beat: () => write(': beat\n\n'),
    end(event) {
      write(`event: ${event}\ndata: {}\n\n`)
      raw.end()
    },
  }
}
