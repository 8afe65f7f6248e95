import type { Locator, Page } from 'playwright-core'

const centre = async (target: Locator): Promise<{ x: number; y: number }> => {
  const box = await target.boundingBox()
  if (!box) throw new Error('what is dragged, or dragged to, is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags a row with the mouse by the grip that appears at its left, and drops it with its middle beyond another's. */
export async function dragRow(page: Page, row: Locator, target: Locator): Promise<void> {
  await row.hover()
  const box = await row.boundingBox()
  if (!box) throw new Error('the row is not on the screen')
  const from = { x: box.x - 8, y: box.y + 22 }
  const to = await centre(target)
  const inside = to.x > box.x
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 2, from.y + Math.sign(to.y - from.y) * 10, { steps: 3 })
  // In the list the pointer goes straight up or down; elsewhere it goes to the target.
  await page.mouse.move(inside ? from.x : to.x, to.y + (inside ? Math.sign(to.y - from.y) * 4 : 0), { steps: 8 })
  await page.mouse.up()
}
