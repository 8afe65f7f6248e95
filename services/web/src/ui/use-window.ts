import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { offsetsOf, placed, type Span, spanBetween } from './window-geometry.ts'

/** Pixels above and below what is in sight that are shown as well, so that scrolling meets no blank. */
const beyond = 500
/** A row of one line, in pixels, until it is measured. */
const usual = 44
/** Lists up to this length are shown whole. */
const short = 60

/** Measures rows as they are laid out; those that shrink because they leave keep the height that they had. */
const useHeights = (list: RefObject<HTMLElement | null>, windowed: boolean) => {
  const heights = useRef(new Map<string, number>()).current
  const [measured, remeasure] = useReducer((times: number) => times + 1, 0)
  const observer = useRef<ResizeObserver>(null)
  useEffect(() => () => observer.current?.disconnect(), [])
  useLayoutEffect(() => {
    if (!windowed) return
    observer.current ??= new ResizeObserver(entries => {
      let news = false
      for (const { target, borderBoxSize } of entries) {
        const key = (target as HTMLElement).dataset['key'] ?? ''
        const height = borderBoxSize[0]?.blockSize ?? 0
        if (!target.isConnected) observer.current?.unobserve(target)
        else if (!target.matches('.leaving') && heights.get(key) !== height) {
          news ||= height !== (heights.get(key) ?? usual)
          heights.set(key, height)
        }
      }
      if (news) flushSync(remeasure)
    })
    for (const row of list.current?.children ?? []) observer.current.observe(row)
  })
  return { heights, measured }
}

const same = (left: Span, right: Span): boolean => left.first === right.first && left.end === right.end

/**
 * Which rows of a long list to show: those in sight of the scrolled area that it is in, some around them, and those at
 * the indexes `kept`, since they have the focus or are being dragged. The rows are the children of the list, with their
 * keys as `data-key`. Room for the others is made by margins, which the browser's scroll anchoring takes as they come.
 */
export const useWindow = (list: RefObject<HTMLElement | null>, keys: readonly string[], kept: readonly number[]) => {
  const windowed = keys.length > short
  const { heights, measured } = useHeights(list, windowed)
  const [span, setSpan] = useState<Span>({ first: 0, end: short })
  // The heights are one map, which tells of its changes by the count.
  const offsets = useMemo(() => offsetsOf(windowed ? keys : [], heights, usual), [keys, windowed, heights, measured])
  useLayoutEffect(() => {
    const scroller = list.current?.closest('[data-scroller]')
    if (!windowed || !scroller) return
    const look = (): Span => {
      const top = scroller.getBoundingClientRect().top - (list.current?.getBoundingClientRect().top ?? 0)
      return spanBetween(offsets, top - beyond, top + scroller.clientHeight + beyond)
    }
    const follow = () => {
      const next = look()
      // In the very frame: a blank would be seen otherwise.
      flushSync(() => setSpan(before => (same(before, next) ? before : next)))
    }
    setSpan(before => (same(before, look()) ? before : look()))
    const resized = new ResizeObserver(follow)
    resized.observe(scroller)
    scroller.addEventListener('scroll', follow, { passive: true })
    return () => {
      resized.disconnect()
      scroller.removeEventListener('scroll', follow)
    }
  }, [list, offsets, windowed])
  if (!windowed) return { rows: keys.map((_, index) => ({ index, gap: 0 })), below: 0, windowed, offsets }
  return { ...placed(offsets, span, kept), windowed, offsets }
}
