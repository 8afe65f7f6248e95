import type { BrowserReport } from '@todo/contracts'
import { deviceClass } from './page.ts'

type Kind = 'vitals' | 'errors' | 'spans'

/** Entries of a report at most, as the server takes them; what is more is left out. */
const limits = { vitals: 20, errors: 10, spans: 100 } as const
/** Milliseconds between two reports. */
const pause = 5000

/** Collects what is to be reported, and sends it now and then and when the page is left. */
export const createOutbox = (send: (report: BrowserReport) => void) => {
  let report = empty()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (Object.keys(limits).every(kind => report[kind as Kind].length === 0)) return
    send({ device: deviceClass(), ...report })
    report = empty()
  }
  return {
    add<K extends Kind>(kind: K, entry: BrowserReport[K][number]) {
      if (report[kind].length >= limits[kind]) return
      ;(report[kind] as (typeof entry)[]).push(entry)
      timer ??= setTimeout(flush, pause)
    },
    flush,
  }
}

const empty = (): Omit<BrowserReport, 'device'> => ({ vitals: [], errors: [], spans: [] })

export type Outbox = ReturnType<typeof createOutbox>
