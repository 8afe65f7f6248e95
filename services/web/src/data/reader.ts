import type { Account } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'

const settings = (): Account['settings'] | undefined => queryClient.getQueryData<Account | null>(keys.account)?.settings

/** The zone whose days the reader lives by: the account's, wherever this browser is (IANA name). */
export const readerZone = (): string => settings()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

/** How the reader writes dates (BCP 47); undefined leaves it to the browser. */
export const readerLocale = (): string | undefined => settings()?.locale

/** The day that the reader's weeks begin on. */
export const weekStart = (): 'mon' | 'sat' | 'sun' =>
  (settings()?.weekStart ?? 'monday').slice(0, 3) as 'mon' | 'sat' | 'sun'
