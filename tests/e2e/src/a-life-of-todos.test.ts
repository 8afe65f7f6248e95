import { describe } from 'vitest'
import { test } from './journey.ts'

describe('someone new', () => {
  test('signs up and writes todos with one key', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Water the plants', 'Call grandma')
    await ada.sees(['Water the plants', 'Call grandma'])
  })
})
