import { type Box, indexAt, shiftOf } from './reorder-geometry.ts'

/** Pixels from an edge of the scrolled area within which a drag scrolls it, and by how much at most in a frame. */
const edge = 72
const stride = 22

interface DragOptions {
  list: HTMLElement
  /** The index of the row; where not all rows are shown, each has its own as `data-index`. */
  from: number
  x: number
  y: number
  /** Where the rows are, also those that are not shown; by default as they lie in the list. */
  boxes?: readonly Box[] | undefined
  /** Marks elements outside the list that the row may be dropped on. */
  attribute?: string | undefined
}

/** One row on its way: it follows the pointer, the others make room, and the list scrolls at its ends. */
export class Drag {
  readonly #list: HTMLElement
  readonly #from: number
  readonly #boxes: readonly Box[]
  readonly #scroller: HTMLElement | null
  readonly #start: number
  readonly #attribute: string | undefined
  #pointer: { x: number; y: number }
  #frame: number
  #to: number
  #onto: Element | null | undefined

  constructor({ list, from, x, y, boxes, attribute }: DragOptions) {
    this.#list = list
    this.#from = from
    this.#to = from
    this.#boxes =
      boxes ?? this.#rows().map(([, { offsetTop, offsetHeight }]) => ({ top: offsetTop, height: offsetHeight }))
    this.#scroller = list.closest('[data-scroller]')
    this.#start = y + this.#scrolled
    this.#attribute = attribute
    this.#pointer = { x, y }
    list.dataset['sliding'] = ''
    for (const [index, row] of this.#rows()) if (index === from) row.dataset['dragging'] = ''
    // Rows come and go as the list scrolls, which it does while the pointer rests at its end.
    const show = () => {
      this.#show()
      this.#frame = requestAnimationFrame(show)
    }
    this.#frame = requestAnimationFrame(show)
  }

  /** What is shown of the list now. */
  #rows(): [number, HTMLElement][] {
    const rows = [...this.#list.querySelectorAll<HTMLElement>(':scope > li')]
    return rows.map((row, index) => [Number(row.dataset['index'] ?? index), row])
  }

  get #scrolled(): number {
    return this.#scroller?.scrollTop ?? 0
  }

  follow(x: number, y: number): void {
    this.#pointer = { x, y }
    this.#show()
  }

  #show(): void {
    const { x, y } = this.#pointer
    this.#scroll(y)
    const distance = y + this.#scrolled - this.#start
    this.#to = indexAt(this.#boxes, this.#from, distance)
    for (const [index, row] of this.#rows()) {
      const moved = index === this.#from ? distance : shiftOf(index, this.#boxes, this.#from, this.#to)
      row.style.transform = `translateY(${moved}px)`
    }
    this.#light(x, y)
  }

  /** The nearer to the edge, the faster. */
  #scroll(y: number): void {
    const box = this.#scroller?.getBoundingClientRect()
    if (!box) return
    const beyond = Math.min(0, y - box.top - edge) + Math.max(0, y - box.bottom + edge)
    if (beyond !== 0) this.#scroller?.scrollBy(0, Math.max(-1, Math.min(1, beyond / edge)) * stride)
  }

  #light(x: number, y: number): void {
    this.#onto?.removeAttribute('data-dropping')
    this.#onto = this.#attribute ? document.elementFromPoint(x, y)?.closest(`[${this.#attribute}]`) : undefined
    this.#onto?.setAttribute('data-dropping', '')
  }

  /** Puts every row back; says where the dragged one was: its index, or what it was dropped on. */
  end(): { to: number; onto: string | undefined } {
    cancelAnimationFrame(this.#frame)
    this.#onto?.removeAttribute('data-dropping')
    delete this.#list.dataset['sliding']
    for (const [, row] of this.#rows()) {
      delete row.dataset['dragging']
      row.style.transform = ''
    }
    return { to: this.#to, onto: (this.#attribute && this.#onto?.getAttribute(this.#attribute)) || undefined }
  }
}
