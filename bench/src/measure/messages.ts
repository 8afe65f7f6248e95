/** Statements that frame a transaction and cost next to nothing; they are left out of the count. */
const framing = /^\s*(begin|start transaction|commit|rollback|select (where )?set_config\()/i

const endOfString = (buffer: Buffer, from: number): number => buffer.indexOf(0, from)

/**
 * Reads the frontend's side of a PostgreSQL connection (protocol 3.0, section 54.7 of the manual). The reader takes
 * each chunk as it comes and answers whether the client asked for something in it and now waits (Sync or Query).
 *
 * @param onStatement - called for each statement that is carried out, but for those that frame a transaction
 */
export const createMessageReader = (onStatement: (text: string) => void): ((chunk: Buffer) => boolean) => {
  const texts = new Map<string, string>()
  let bound = ''
  let rest: Buffer = Buffer.alloc(0)
  let started = false

  const carryOut = (text: string) => {
    if (!framing.test(text)) onStatement(text)
  }
  const handle = (type: string, body: Buffer) => {
    const first = endOfString(body, 0)
    const second = endOfString(body, first + 1)
    if (type === 'P') texts.set(body.toString('utf8', 0, first), body.toString('utf8', first + 1, second))
    else if (type === 'B') bound = texts.get(body.toString('utf8', first + 1, second)) ?? ''
    else if (type === 'E') carryOut(bound)
    else if (type === 'Q') carryOut(body.toString('utf8', 0, first))
    return type === 'S' || type === 'Q'
  }

  return chunk => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let asks = false
    for (;;) {
      // The very first message has no type byte.
      const header = started ? 1 : 0
      if (rest.length < header + 4) return asks
      const length = header + rest.readInt32BE(header)
      if (rest.length < length) return asks
      if (started) asks = handle(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, length)) || asks
      started = true
      rest = rest.subarray(length)
    }
  }
}
