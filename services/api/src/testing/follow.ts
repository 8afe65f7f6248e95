import type { Change } from '@todo/contracts'
import type { Person } from './people.ts'
import type { TestApi } from './start-api.ts'

/** One event of a stream. */
export interface StreamEvent {
  readonly id?: string
  readonly event?: string
  readonly data?: string
}

/** A reader of the stream of changes, as a browser is one. */
export const follow = async (api: Pick<TestApi, 'url'>, person: Person, lastEventId?: string) => {
  const stop = new AbortController()
  const headers = { cookie: person.cookie, ...(lastEventId && { 'last-event-id': lastEventId }) }
  const answer = await fetch(`${api.url}/v1/changes/stream`, { headers, signal: stop.signal })
  const events: StreamEvent[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false
  const closed = read(answer, event => {
    events.push(event)
    wake.resolve()
    wake = Promise.withResolvers()
  }).finally(() => {
    ended = true
    wake.resolve()
  })

  return {
    answer,
    events,
    closed,
    stop: () => stop.abort(),
    changes: () => events.filter(({ event }) => event === 'change').map(({ data }) => JSON.parse(data ?? '') as Change),
    /** Resolves once there is an event that fits. */
    async until(fits: (events: readonly StreamEvent[]) => boolean) {
      while (!fits(events)) {
        if (ended) throw new Error(`the stream ended after ${JSON.stringify(events)}`)
        await wake.promise
      }
    },
  }
}

const read = async (answer: Response, onEvent: (event: StreamEvent) => void): Promise<void> => {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks.filter(one => !/^(:|retry)/.test(one)))
        onEvent(Object.fromEntries(block.split('\n').map(line => line.split(/: (.*)/s, 2))))
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError' && (error as Error).message !== 'terminated') throw error
  }
}
