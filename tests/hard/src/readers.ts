import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { keepAlive, type Person, send } from './client.ts'

/** Someone who follows the feed, and what they have seen of it: the place of each change, in the order of arrival. */
export interface Reader {
  readonly kind: 'polling' | 'stream'
  readonly person: Person
  readonly start: string
  readonly seen: string[]
  /** Times that it had to come back to another replica. */
  reconnections: number
}

export interface Following {
  readonly person: Person
  /** A replica to talk to, another at each call. */
  readonly next: () => string
  readonly signal: AbortSignal
}

/** The present end of the feed. */
const endOf = async ({ person: { cookie }, next }: Following): Promise<string> => {
  const { body } = await send(keepAlive(1), next(), { method: 'GET', path: '/v1/changes', headers: { cookie } })
  return JSON.parse(body).next
}

const newReader = async (kind: Reader['kind'], following: Following): Promise<Reader> => {
  const start = await endOf(following)
  return { kind, person: following.person, start, seen: [], reconnections: 0 }
}

/** Asks again and again from `next`, for few changes at a time. */
export const poll = async (following: Following): Promise<Reader> => {
  const reader = await newReader('polling', following)
  const agent = keepAlive(2)
  const { cookie } = following.person
  const work = async () => {
    let since = reader.start
    let url = following.next()
    while (!following.signal.aborted) {
      const path = `/v1/changes?since=${since}&limit=7`
      const answer = await send(agent, url, { method: 'GET', path, headers: { cookie } }).catch(() => undefined)
      if (answer?.status === 200) {
        const { items, next } = JSON.parse(answer.body)
        reader.seen.push(...items.map(({ seq }: { seq: string }) => seq))
        since = next
      } else reader.reconnections++
      // Wherever it asks, the feed goes on at the same place.
      url = following.next()
    }
  }
  void work()
  return reader
}

/** Follows server-sent events, and comes back with the last id when the stream ends, as browsers do. */
export const stream = async (following: Following): Promise<Reader> => {
  const reader = await newReader('stream', following)
  const work = async () => {
    let last = reader.start
    while (!following.signal.aborted) {
      const answer = await open(following, last).catch(() => undefined)
      const note = (id: string, event: string) => {
        last = id
        if (event === 'change') reader.seen.push(id)
      }
      if (answer?.statusCode === 200) await readEvents(answer, note).catch(() => {})
      else answer?.resume()
      reader.reconnections++
    }
  }
  void work()
  return reader
}

const open = async ({ person: { cookie }, next, signal }: Following, last: string): Promise<IncomingMessage> => {
  const sent = request(new URL('/v1/changes/stream', next()), { signal, headers: { cookie, 'last-event-id': last } })
  sent.end()
  const [answer] = await once(sent, 'response')
  return answer
}

/** An event counts when its empty line has arrived (WHATWG HTML, section 9.2.6); what is cut off comes again. */
const readEvents = async (answer: IncomingMessage, note: (id: string, event: string) => void): Promise<void> => {
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) {
    const events = (text + chunk).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const fields = Object.fromEntries(event.split('\n').map(line => line.split(': ', 2)))
      if (fields.id) note(fields.id, fields.event)
    }
  }
}
