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

it('what is in several queues waits for all of them, and all wait for it', async () => {
  const order: string[] = []
  let end = () => {}
  const first = new Promise<void>(resolve => {
    end = resolve
  })
  const one = inTurn('one', () => first.then(() => order.push('one')))
  const both = inTurn(['one', 'two'], async () => order.push('both'))
  const two = inTurn('two', async () => order.push('two'))
  end()
  await Promise.all([one, both, two])
  expect(order).toEqual(['one', 'both', 'two'])
})
