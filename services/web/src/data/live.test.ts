import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connected, leave, live } from './live.ts'
import { keepPlace } from './place.ts'
import { keys, queryClient } from './query-client.ts'

const opened: Stream[] = []
const last = () => opened.at(-1) as Stream

/** What the browser's EventSource does for its owner, without a network. */
class Stream extends EventTarget {
  readonly url: string
  closed = false
  onerror = () => {}
  constructor(url: string) {
    super()
    this.url = url
    opened.push(this)
  }
  close() {
    this.closed = true
  }
  tell(event: string, lastEventId = '', data = '{}') {
    this.dispatchEvent(new MessageEvent(event, { data, lastEventId }))
  }
}

let visits = 0
let answer: () => Response
const page = Object.assign(new EventTarget(), { hidden: false })
const catchingUp = vi.spyOn(queryClient, 'invalidateQueries')

beforeEach(() => {
  vi.useFakeTimers()
  answer = () => new Response('{}', { status: 503 })
  page.hidden = false
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('fetch', async () => answer())
  queryClient.setQueryData(keys.account, { id: String(visits++), createdAt: 'today', version: 1 })
  live()
})
afterEach(() => {
  leave()
  opened.length = 0
  vi.useRealTimers()
  vi.unstubAllGlobals()
  queryClient.clear()
  catchingUp.mockClear()
})

describe('a connection that ends', () => {
  it('goes on from the last place when the server drains', async () => {
    last().tell('ready', '7.1')
    last().tell('drain')
    expect(last().closed).toBe(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(opened.map(({ url }) => url)).toEqual(['/v1/changes/stream', '/v1/changes/stream?since=7.1'])
  })

  it('is tried again ever more slowly, and told only when that lasts', async () => {
    last().tell('ready', '7.1')
    last().onerror()
    await vi.advanceTimersByTimeAsync(1000)
    expect(opened).toHaveLength(2)
    expect(connected.get()).toBe(true)
    last().onerror()
    await vi.advanceTimersByTimeAsync(2500)
    expect(connected.get()).toBe(false)
    last().tell('ready', '7.1')
    expect(connected.get()).toBe(true)
  })

  it('asks again, once it is back, for what could not be read meanwhile, and for nothing else', async () => {
    last().tell('ready', '7.1')
    const failed = queryClient.getQueryCache().build(queryClient, { queryKey: ['away'], retry: false })
    await failed.fetch({ queryFn: () => Promise.reject(new Error('away')) } as never).catch(() => {})
    last().onerror()
    await vi.advanceTimersByTimeAsync(1000)
    queryClient.setQueryData(keys.account, { id: 'ada', version: 2 })
    last().tell('ready', '7.1')
    expect(failed.state.isInvalidated).toBe(true)
    expect(queryClient.getQueryState(keys.account)?.isInvalidated).toBe(false)
  })

  it('begins anew, and asks for everything, when the feed no longer reaches back (410)', async () => {
    last().tell('ready', '7.1')
    catchingUp.mockClear()
    answer = () => new Response('{}', { status: 410 })
    last().onerror()
    await vi.advanceTimersByTimeAsync(1000)
    expect(last().url).toBe('/v1/changes/stream')
    last().tell('ready', '9.0')
    expect(catchingUp).toHaveBeenCalledExactlyOnceWith()
  })

  it('leads to the door when the session has ended', () => {
    last().tell('signed-out')
    expect(queryClient.getQueryData(keys.account)).toBeNull()
    expect(last().closed).toBe(true)
  })
})

describe('a window that opens', () => {
  it('asks for everything once on a first visit, since it cannot know what it missed', () => {
    last().tell('ready', '7.1')
    expect(catchingUp).toHaveBeenCalledExactlyOnceWith()
  })

  it('goes on from the place that was kept before it read anything, and asks for nothing again', () => {
    leave()
    keepPlace('6.0')
    live()
    expect(last().url).toBe('/v1/changes/stream?since=6.0')
    last().tell('ready', '7.1')
    expect(catchingUp).not.toHaveBeenCalled()
  })

  it('does not go on from where somebody else was', () => {
    keepPlace('6.0')
    leave()
    queryClient.setQueryData(keys.account, { id: 'grace', createdAt: 'today', version: 1 })
    live()
    expect(last().url).toBe('/v1/changes/stream')
  })
})

describe('a hidden window', () => {
  it('gives its connection back after a while, and catches up when it is seen again', async () => {
    last().tell('ready', '7.1')
    page.hidden = true
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(last().closed).toBe(true)
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    expect(last().url).toBe('/v1/changes/stream?since=7.1')
  })
})
