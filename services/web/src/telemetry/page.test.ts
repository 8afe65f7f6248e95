import { expect, test } from 'vitest'
import { deviceClass, pageOf } from './page.ts'

test.each([
  ['/', '/'],
  ['/lists', '/lists'],
  ['/lists/01935a2b', '/lists/:listId'],
  ['/lists/01935a2b/todos/5', '/lists/:listId/todos/:todoId'],
  ['/today', '/:view'],
  ['/today/todos/5', '/:view/todos/:todoId'],
  ['/search/todos/5', '/:view/todos/:todoId'],
  ['/settings', '/settings'],
  ['/buy/milk', 'other'],
])('the page %s is %s', (path, page) => {
  expect(pageOf(path)).toBe(page)
})

test.each([
  [390, 'phone'],
  [768, 'tablet'],
  [1440, 'desktop'],
])('%i pixels are a %s', (width, device) => {
  expect(deviceClass(width)).toBe(device)
})
