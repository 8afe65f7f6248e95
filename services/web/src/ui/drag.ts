import { indexAt, shifts } from './reorder-geometry.ts'

/** Pixels from an edge of the scrolled area within which a drag scrolls it, and by how much. */
const edge = 56
const stride = 8

/** One row on its way: it follows the pointer, the others make room, and the list scrolls at its ends. */
export class Drag {
  readonly #list: HTMLElement
  readonly #rows: HTMLElement[]
  readonly #from: number
  readonly #boxes: { top: number; height: number }[]
  readonly #scroller: HTMLElement | null
  readonly #start: number
  readonly #attribute: string | undefined
  #to: number
  #onto: Element | null | undefined

  /** @param attribute - marks elements outside the list that the row may be dropped on */
  constructor(list: HTMLElement, from: number, y: number, attribute?: string) {
    this.#list = list
    this.#rows = [...list.querySelectorAll<HTMLElement>(':scope > :not(.leaving)')]
    this.#from = from
    this.#to = from
    this.#boxes = this.#rows.map(({ offsetTop, offsetHeight }) => ({ top: offsetTop, height: offsetHeight }))
    this.#scroller = list.closest('[data-scroller]')
    this.#start = y + this.#scrolled
    this.#attribute = attribute
    list.dataset['sliding'] = ''
    const row = this.#rows[from]
    if (!row) return
    row.dataset['dragging'] = ''
    // What lies under the row is found as if it were not there.
    row.style.pointerEvents = 'none'
  }

  get #scrolled(): number {
    return this.#scroller?.scrollTop ?? 0
  }

  follow(x: number, y: number): void {
    this.#scroll(y)
    this.#light(x, y)
    const distance = y + this.#scrolled - this.#start
    this.#to = indexAt(this.#boxes, this.#from, distance)
    const moved = shifts(this.#boxes, this.#from, this.#to)
    for (const [index, { style }] of this.#rows.entries())
      style.transform = `translateY(${index === this.#from ? distance : moved[index]}px)`
  }

  #scroll(y: number): void {
    const box = this.#scroller?.getBoundingClientRect()
    if (box && y < box.top + edge) this.#scroller?.scrollBy(0, -stride)
    if (box && y > box.bottom - edge) this.#scroller?.scrollBy(0, stride)
  }

  #light(x: number, y: number): void {
    this.#onto?.removeAttribute('data-dropping')
    this.#onto = this.#attribute ? document.elementFromPoint(x, y)?.closest(`[${this.#attribute}]`) : undefined
    this.#onto?.setAttribute('data-dropping', '')
  }

  /** Puts every row back; says where the dragged one was: its index, or what it was dropped on. */
  end(): { to: number; onto: string | undefined } {
    this.#onto?.removeAttribute('data-dropping')
    delete this.#list.dataset['sliding']
    for (const row of this.#rows) {
      delete row.dataset['dragging']
      row.style.transform = ''
      row.style.pointerEvents = ''
    }
    return { to: this.#to, onto: (this.#attribute && this.#onto?.getAttribute(this.#attribute)) || undefined }
  }
}
