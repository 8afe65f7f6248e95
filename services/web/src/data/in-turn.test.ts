import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('what is begun first ends first, though it takes longer or fails', async () => {
  const order: string[] = []
  let endFirst = () => {}
  const first = inTurn('list', async () => {
    await new Promise<void>(resolve => {
      endFirst = resolve
    })
    order.push('first')
    throw new Error('refused')
  })
  const second = inTurn('list', async () => order.push('second'))
  const other = inTurn('other list', async () => order.push('other'))
  await other
  endFirst()
  await expect(first).rejects.toThrow('refused')
  await second
  expect(order).toEqual(['other', 'first', 'second'])
})
