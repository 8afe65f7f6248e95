import { api } from '../api/client.ts'
import { Failure } from '../api/failure.ts'
import type { Change } from '../api/types.ts'
import { createStore } from '../ui/store.ts'
import { meetAnew } from './account.ts'
import { askAgain, catchUp, follow } from './follow.ts'
import { keepPlace, placeBefore } from './place.ts'
import { keys, queryClient } from './query-client.ts'

/** Whether changes of others arrive by themselves; false once that has not worked for a while. */
export const connected = createStore(true)

/** Milliseconds: the longest wait between two tries, and how long a loss is kept quiet. */
const longest = 20_000
const quiet = 3000
/** A window that is hidden for so many milliseconds gives its connection back: a browser has six for all its tabs. */
const resting = 30_000

let source: EventSource | undefined
let since: string | undefined
let tries = 0
let waiting: ReturnType<typeof setTimeout> | undefined
let worrying: ReturnType<typeof setTimeout> | undefined
let rest: ReturnType<typeof setTimeout> | undefined

const close = (): void => {
  source?.close()
  source = undefined
  clearTimeout(waiting)
}

const later = (milliseconds: number): void => {
  close()
  waiting = setTimeout(open, milliseconds)
}

/** All clients of a server that restarts come back at different moments. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2)

const arrived = (): void => {
  tries = 0
  clearTimeout(worrying)
  worrying = undefined
  connected.set(true)
}

const signedOut = (): void => {
  leave()
  queryClient.setQueryData(keys.account, null)
}

/** An EventSource does not say why it failed, so the feed is asked. */
const explain = async (): Promise<void> => {
  try {
    await api.GET('/v1/changes', { params: { query: { limit: 1, ...(since === undefined ? {} : { since }) } } })
  } catch (error) {
    const status = error instanceof Failure ? error.status : 0
    if (status === 401) return signedOut()
    // The feed no longer reaches back to where this window was (410), or the place is not one of this server.
    if (status === 410 || status === 400) since = undefined
  }
}

const failed = async (): Promise<void> => {
  close()
  worrying ??= setTimeout(() => connected.set(false), quiet)
  tries += 1
  const wait = jittered(Math.min(longest, 500 * 2 ** tries))
  waiting = setTimeout(open, wait)
  await explain()
}

const remember = ({ lastEventId }: MessageEvent): void => {
  since = lastEventId || since
  if (since) keepPlace(since)
}

const open = (): void => {
  close()
  if (document.hidden) rest = setTimeout(close, resting)
  const begins = since === undefined
  const returns = tries > 0
  const stream = new EventSource(`/v1/changes/stream${begins ? '' : `?since=${encodeURIComponent(since ?? '')}`}`)
  source = stream
  stream.addEventListener('ready', event => {
    remember(event)
    arrived()
    // What was read before this moment may have changed unseen.
    if (begins) catchUp()
    else if (returns) askAgain()
  })
  stream.addEventListener('change', event => {
    remember(event)
    arrived()
    follow(JSON.parse(event.data) as Change)
  })
  stream.addEventListener('drain', () => later(jittered(1000)))
  stream.addEventListener('replaced', () => later(jittered(longest)))
  stream.addEventListener('signed-out', signedOut)
  stream.onerror = () => void failed()
}

let stopping = new AbortController()

const onVisibility = (): void => {
  clearTimeout(rest)
  if (document.hidden) rest = setTimeout(close, resting)
  else if (!source) open()
}

/** Follows what others change, and what other windows do, until {@link leave}. */
export const live = (): void => {
  stopping = new AbortController()
  const { signal } = stopping
  document.addEventListener('visibilitychange', onVisibility, { signal })
  addEventListener('online', () => !source && open(), { signal })
  // A connection that the network took along says nothing, maybe for minutes.
  addEventListener('offline', () => void failed(), { signal })
  const windows = new BroadcastChannel('account')
  windows.onmessage = () => void meetAnew()
  signal.addEventListener('abort', () => windows.close())
  since = placeBefore()
  open()
}

/** Ends following; the next person begins anew. */
export const leave = (): void => {
  stopping.abort()
  close()
  clearTimeout(rest)
  clearTimeout(worrying)
  worrying = undefined
  since = undefined
  tries = 0
  connected.set(true)
}
