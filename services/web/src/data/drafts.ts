import { useState } from 'react'
import type { Account } from '../api/types.ts'
import { forget, namesKept, remember, remembered } from '../ui/storage.ts'
import { keys, queryClient } from './query-client.ts'

/** What is being written, and what the writing began from. */
interface Draft {
  text: string
  before: string
}

const kept = 'draft '
/** A draft is its writer's, whoever signs in here next. */
const nameOf = (place: string): string =>
  `${kept}${queryClient.getQueryData<Account | null>(keys.account)?.id} ${place}`

/**
 * Keeps what is being written in this browser, until the server has it: it outlives a reload and a crash.
 *
 * @param place - the field and what it belongs to: `notes 0199…`, `new-todo 0199…`
 */
export const keepDraft = (place: string, text: string, before = ''): void =>
  text === before ? forget(nameOf(place)) : remember(nameOf(place), JSON.stringify({ text, before }))

export const draftOf = (place: string): Draft | undefined => {
  const draft = remembered(nameOf(place))
  return draft === undefined ? undefined : JSON.parse(draft)
}

/** The places of all drafts that begin so. */
export const draftPlaces = (start: string): string[] =>
  namesKept(nameOf(start)).map(name => name.slice(nameOf('').length))

/** A draft that the server does not have. */
export const lostDraft = (place: string, stored: string): Draft | undefined => {
  const draft = draftOf(place)
  return draft?.text.trim() === stored.trim() ? undefined : draft
}

export const dropDraft = (place: string): void => forget(nameOf(place))

/** The server has this text now; what was written since stays. */
export const settleDraft = (place: string, stored: unknown): void => {
  if (draftOf(place)?.text.trim() === String(stored).trim()) dropDraft(place)
}

/** Forgets all drafts but those of one account. */
export const forgetDrafts = (accountId?: string): void => {
  for (const name of namesKept(kept)) if (!name.startsWith(`${kept}${accountId} `)) forget(name)
}

/** The draft of a field that shows `value` without one: what it was, what it began from, and what keeps and drops it. */
export const useDraft = (place: string, value = '') => {
  const [found, setFound] = useState(() => draftOf(place) ?? { text: undefined, before: value })
  return {
    restored: found.text,
    before: found.before,
    keep: (text: string) => keepDraft(place, text, found.before),
    drop: () => {
      dropDraft(place)
      setFound({ text: undefined, before: value })
    },
  }
}
