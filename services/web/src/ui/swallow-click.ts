/** Milliseconds in which a browser tells of the click that a touch or a drag was. */
const clickDelay = 250

/** The click that ends a drag or a long press is not meant for what lies under it. */
export const swallowClick = (): void => {
  const swallow = (click: MouseEvent) => {
    click.preventDefault()
    click.stopPropagation()
  }
  addEventListener('click', swallow, { capture: true, once: true, signal: AbortSignal.timeout(clickDelay) })
}
