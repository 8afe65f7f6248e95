/** What a page has counted since it was opened. */
export interface PageMarks {
  /** Milliseconds until the largest content was painted (Largest Contentful Paint). */
  largestPaint: number
  /** Cumulative Layout Shift, without unit. */
  layoutShift: number
  /** The longest of the answers to each interaction, in milliseconds (Event Timing API). */
  interactions: Record<number, number>
  /** From an event to the paint that shows its answer, in milliseconds, one after the other. */
  answers: number[]
}

/** What is waited for: an event, and what the answer to it shows. */
export interface Expected {
  event: 'click' | 'keydown' | 'wheel' | 'jump'
  /** The todo that is ticked then, and leaves. */
  ticked?: string
}

declare global {
  interface Window {
    marks: PageMarks
    awaitAnswer: (expected: Expected) => void
  }
}

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}

interface Interaction extends PerformanceEntry {
  interactionId: number
}

/** Runs in the page, before anything of the app does. */
export const countInPage = (): void => {
  const marks: PageMarks = { largestPaint: 0, layoutShift: 0, interactions: {}, answers: [] }
  window.marks = marks
  const observe = <Entry extends PerformanceEntry>(type: string, see: (entry: Entry) => void, more = {}) =>
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) see(entry as Entry)
    }).observe({ type, buffered: true, ...more })
  observe('largest-contentful-paint', ({ startTime }) => {
    marks.largestPaint = startTime
  })
  observe<Shift>('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) marks.layoutShift += value
  })
  const see = ({ interactionId, duration }: Interaction) => {
    if (interactionId) marks.interactions[interactionId] = Math.max(duration, marks.interactions[interactionId] ?? 0)
  }
  observe<Interaction>('event', see, { durationThreshold: 16 })

  // After the frame that is being made was painted, its task queue goes on.
  const afterPaint = (act: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = act
      port2.postMessage(undefined)
    })
  // Another place of the list is in sight, and no blank is where its rows will be.
  const isFilled = () =>
    document.elementsFromPoint(640, 400).some(element => element.closest('[data-todo], section, form'))
  window.awaitAnswer = ({ event, ticked }) => {
    const scroller = document.querySelector('#todos')
    const before = scroller?.scrollTop
    const isShown = () => {
      if (ticked) return document.querySelector(`[data-todo="${ticked}"]`)?.matches('.leaving:has(:checked)') ?? true
      return event === 'keydown' || (scroller?.scrollTop !== before && isFilled())
    }
    const hear = ({ timeStamp }: Event) => {
      const look = () =>
        isShown() ? afterPaint(() => marks.answers.push(performance.now() - timeStamp)) : requestAnimationFrame(look)
      look()
    }
    addEventListener(event, hear, { capture: true, once: true, passive: true })
  }
}
