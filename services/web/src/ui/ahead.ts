import { type ComponentType, lazy } from 'react'
import { createStore } from './store.ts'

/** Loads a part of the app before it is needed. When that fails, it is asked for again once it is needed. */
export const ahead = (load: () => Promise<unknown>) => (): void => {
  load().catch(() => {})
}

/** Milliseconds between two tries. */
const pause = 3000

/** Why a part of the app that is waited for does not come: no server is there, or only one with other files. */
export const missing = createStore<'connection' | 'version' | undefined>(undefined)

const untilNextTry = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, pause)
    addEventListener('online', () => resolve(), { once: true })
  })

/** Loads a part, and tries until it comes: its absence must not take the screen away. */
export const patiently = async <Module>(load: () => Promise<Module>): Promise<Module> => {
  for (;;) {
    try {
      const part = await load()
      missing.set(undefined)
      return part
    } catch {
      const { ok } = await fetch('/', { method: 'HEAD' }).catch(() => ({ ok: false }))
      missing.set(ok ? 'version' : 'connection')
      await untilNextTry()
    }
  }
}

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

const parts = new Set<() => Promise<unknown>>()

/** A part of the app that is loaded when it is first shown, or in quiet before that ({@link loadParts}). */
export const lazily = <Props>(load: Load<Props>) => {
  parts.add(load)
  return lazy(() => patiently(load))
}

/** The same for a part that is no component: whoever needs it loads it. */
export const soon = <Part>(load: () => Promise<Part>): (() => Promise<Part>) => {
  parts.add(load)
  return load
}

const idle = (): Promise<unknown> =>
  // Safari has no word for it.
  new Promise(resolve => ('requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, pause)))

/** Loads in quiet, one after the other, what was not needed yet: then it opens at once, and without a connection too. */
export const loadParts = async (): Promise<void> => {
  // A part brings parts of its own, which come in their turn.
  for (const load of parts) {
    await idle()
    await load().catch(() => {})
  }
}
