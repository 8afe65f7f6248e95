import { afterEach, describe, expect, it, vi } from 'vitest'
import { failureOf } from '../api/failure.ts'
import { toasts } from '../ui/toasts.ts'
import { change } from './change.ts'
import { queryClient } from './query-client.ts'

const refused = () => failureOf(403, { title: 'Your role in this list does not allow this' })

const recorded = (scope: string, send: () => Promise<string>) => {
  const takeBack = vi.fn()
  const apply = vi.fn(() => takeBack)
  const accept = vi.fn()
  return { takeBack, apply, accept, wanted: { scope, failed: '“Milk” was not saved', apply, send, accept } }
}

afterEach(() => {
  toasts.set([])
  queryClient.clear()
})

describe('a change', () => {
  it('is shown before it is stored', async () => {
    let store = (_value: string) => {}
    const { wanted, apply, accept } = recorded(
      'a',
      () =>
        new Promise(resolve => {
          store = resolve
        }),
    )
    const stored = change(wanted)
    await vi.waitFor(() => expect(apply).toHaveBeenCalledOnce())
    expect(accept).not.toHaveBeenCalled()
    store('stored')
    expect(await stored).toBe(true)
    expect(accept).toHaveBeenCalledExactlyOnceWith('stored', true)
  })

  it('is taken back with a word when it is refused, and can be tried again', async () => {
    const send = vi.fn<() => Promise<string>>().mockRejectedValueOnce(refused()).mockResolvedValueOnce('stored')
    const { wanted, takeBack, accept } = recorded('a', send)
    expect(await change(wanted)).toBe(false)
    expect(takeBack).toHaveBeenCalledOnce()
    const [toast] = toasts.get()
    expect(toast?.text).toBe('“Milk” was not saved. Your role in this list does not allow this')
    toast?.act?.()
    await vi.waitFor(() => expect(accept).toHaveBeenCalledOnce())
  })

  it('waits for the one before it of its scope, and only the last shows what is stored', async () => {
    const order: string[] = []
    const first = recorded('a', async () => {
      order.push('first sent')
      await Promise.resolve()
      order.push('first stored')
      return 'first'
    })
    const second = recorded('a', async () => {
      order.push('second sent')
      return 'second'
    })
    await Promise.all([change(first.wanted), change(second.wanted)])
    expect(order).toEqual(['first sent', 'first stored', 'second sent'])
    expect(first.accept).toHaveBeenCalledWith('first', false)
    expect(second.accept).toHaveBeenCalledWith('second', true)
  })
})

describe('an answer that was asked for before a change', () => {
  it('does not paint over it, and is asked for again', async () => {
    const queryKey = ['todos', { listId: 'home' }]
    const answers = [['old'], ['new']]
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    queryClient.setQueryDefaults(queryKey, {
      queryFn: async ({ signal: _signal }) => {
        const answer = answers.shift()
        await held
        return answer
      },
    })
    queryClient.setQueryData(queryKey, ['shown'])
    const reading = queryClient.fetchQuery({ queryKey, staleTime: 0 }).catch(() => {})
    const show = recorded('a', async () => 'stored')
    show.apply.mockImplementation(() => {
      queryClient.setQueryData(queryKey, ['changed'])
      return show.takeBack
    })
    await change(show.wanted)
    release()
    await reading
    expect(queryClient.getQueryData(queryKey)).toEqual(['changed'])
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
  })
})
