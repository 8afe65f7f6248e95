import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { performance } from 'node:perf_hooks'

/** An event of a stream: the place of a change, and when it was here. */
export interface Arrival {
  readonly id: string
  readonly at: number
}

/** A reader of server-sent events. */
export interface Stream extends Disposable {
  /** The changes that have come so far. */
  readonly arrivals: readonly Arrival[]
}

/** Opens a stream of changes and waits until it is ready. @throws Error when the server does not answer with a stream */
export const openStream = async (url: string, cookie: string, onArrival: () => void): Promise<Stream> => {
  const request = get(new URL('/v1/changes/stream', url), { headers: { cookie }, agent: false })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`A stream was answered with ${answer.statusCode}.`)
  const arrivals: Arrival[] = []
  const ready = Promise.withResolvers<void>()
  const take = (event: string, at: number) => {
    if (event.includes('event: ready')) ready.resolve()
    if (!event.includes('event: change')) return
    arrivals.push({ id: /^id: (.*)$/m.exec(event)?.[1] ?? '', at })
    onArrival()
  }
  let text = ''
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    const at = performance.now()
    const events = (text + chunk).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) take(event, at)
  })
  // The end that the bench itself brings about is one for both sides.
  answer.on('error', ready.reject).on('end', () => ready.reject(new Error('A stream ended before it was ready.')))
  await ready.promise
  return { arrivals, [Symbol.dispose]: () => request.destroy() }
}
