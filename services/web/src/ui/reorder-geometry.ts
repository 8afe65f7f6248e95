export interface Box {
  top: number
  height: number
}

/** Where a row that was dragged by a distance would land: past each neighbour whose middle its own edge has crossed. */
export const indexAt = (boxes: readonly Box[], from: number, distance: number): number => {
  const row = boxes[from]
  if (!row) return from
  const top = row.top + distance
  const bottom = top + row.height
  let to = from
  while (distance > 0 && beyond(boxes[to + 1], middle => bottom > middle)) to += 1
  while (distance < 0 && beyond(boxes[to - 1], middle => top < middle)) to -= 1
  return to
}

const beyond = (box: Box | undefined, crossed: (middle: number) => boolean): boolean =>
  box !== undefined && crossed(box.top + box.height / 2)

/** How far a row moves aside, while another is on its way `from` its place `to` where it hovers. */
export const shiftOf = (index: number, boxes: readonly Box[], from: number, to: number): number => {
  const height = boxes[from]?.height ?? 0
  if (index > from && index <= to) return -height
  return index < from && index >= to ? height : 0
}
