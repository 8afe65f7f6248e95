import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '../api/types.ts'
import { draftOf, draftPlaces, forgetDrafts, keepDraft, lostDraft, settleDraft } from './drafts.ts'
import { keys, queryClient } from './query-client.ts'

/** What `Storage` does with its entries as properties. */
class Entries {
  getItem(name: string): string | null {
    return (this as Record<string, unknown>)[name] as string | null
  }
  setItem(name: string, value: string): void {
    Object.assign(this, { [name]: value })
  }
  removeItem(name: string): void {
    Reflect.deleteProperty(this, name)
  }
}

const signIn = (id: string) => queryClient.setQueryData(keys.account, { id } as Account)

beforeEach(() => {
  vi.stubGlobal('localStorage', new Entries())
  signIn('ada')
})

describe('a draft', () => {
  it('is kept with what its writing began from, and is none when it says the same', () => {
    keepDraft('notes 1', 'two', 'one')
    expect(draftOf('notes 1')).toEqual({ text: 'two', before: 'one' })
    keepDraft('notes 1', 'one', 'one')
    expect(draftOf('notes 1')).toBeUndefined()
  })

  it('is settled by its own text, and stays when more was written since', () => {
    keepDraft('title 1', ' Milk ')
    settleDraft('title 1', 'Milk')
    expect(draftOf('title 1')).toBeUndefined()
    keepDraft('title 1', 'Milk and bread')
    settleDraft('title 1', 'Milk')
    expect(draftOf('title 1')?.text).toBe('Milk and bread')
  })

  it('is not lost when the server has it', () => {
    keepDraft('notes 1', 'two', 'one')
    expect(lostDraft('notes 1', 'one')?.text).toBe('two')
    expect(lostDraft('notes 1', 'two')).toBeUndefined()
  })

  it('is its writer’s: not shown to another, and forgotten when another signs in', () => {
    keepDraft('notes 1', 'two')
    signIn('grace')
    expect(draftOf('notes 1')).toBeUndefined()
    forgetDrafts('grace')
    signIn('ada')
    expect(draftOf('notes 1')).toBeUndefined()
  })

  it('is found by how its place begins', () => {
    keepDraft('unsent 2', 'b')
    keepDraft('unsent 1', 'a')
    keepDraft('notes 1', 'c')
    expect(draftPlaces('unsent ').toSorted()).toEqual(['unsent 1', 'unsent 2'])
  })
})
