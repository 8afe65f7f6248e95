import type { PointerEvent as ReactPointerEvent } from 'react'
import { Drag } from './drag.ts'
import type { Reorder } from './reorder.ts'
import { swallowClick } from './swallow-click.ts'

/** Pixels that a pointer may stray before a press becomes a drag. */
const slack = 5

interface Grab {
  event: ReactPointerEvent
  index: number
  /** It is on its way at once, without the pointer moving first. */
  lifted: boolean
  /** It was put down where it was. */
  onStay?: (() => void) | undefined
}

/** Follows the pointer from where it went down until it is lifted, or Escape is pressed. */
export const drag = (
  { list, onMove, dropOn, boxes, onHold }: Reorder,
  { event, index, lifted, onStay }: Grab,
): void => {
  const container = list.current
  if (!container || event.button > 0) return
  const stop = new AbortController()
  const { signal } = stop
  let flight: Drag | undefined
  let strayed = false
  const start = () => {
    onHold?.(index)
    const { clientX: x, clientY: y } = event
    flight = new Drag({ list: container, from: index, x, y, boxes: boxes?.(), attribute: dropOn?.attribute })
  }
  const move = ({ clientX, clientY }: PointerEvent): void => {
    strayed ||= Math.hypot(clientX - event.clientX, clientY - event.clientY) > slack
    if (strayed && !flight) start()
    if (strayed) flight?.follow(clientX, clientY)
  }
  const end = (drop: boolean): void => {
    stop.abort()
    const { to, onto } = flight?.end() ?? { to: index, onto: undefined }
    if (flight) onHold?.(undefined)
    if (!drop || !flight) return
    swallowClick()
    if (!strayed) onStay?.()
    else if (dropOn && onto !== undefined) dropOn.onDrop(index, onto)
    else if (to !== index) onMove(index, to)
  }
  if (lifted) start()
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', () => end(true), { signal })
  addEventListener('pointercancel', () => end(false), { signal })
  addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal, capture: true })
}
