import { browserReport } from '@todo/contracts'
import { expect, test } from 'vitest'
import { describeError } from './errors.ts'

const at = Date.now()
const reportOf = (error: unknown) => ({ ...describeError(error), at, page: '/' })

test.each([
  ['Unexpected token \'b\', "buy milk" is not valid JSON', 'Unexpected token …, … is not valid JSON'],
  ['no todo “buy milk” here', 'no todo … here'],
  ['cut off in "buy milk', 'cut off in …'],
])('what %s quotes is left out', (message, expected) => {
  expect(describeError(new SyntaxError(message))).toMatchObject({ type: 'SyntaxError', message: expected })
})

test('of the stack only its frames go, without what addresses ask for', () => {
  const error = new Error('buy milk')
  error.stack =
    'Error: buy milk\n    at save (https://todo.example.org/assets/a.js?q=buy+milk:1:2)\nsave@https://todo.example.org/b.js:3:4'
  expect(describeError(error).frames).toEqual([
    'at save (https://todo.example.org/assets/a.js:1:2)',
    'save@https://todo.example.org/b.js:3:4',
  ])
})

test('whatever is thrown makes a report that the server takes', () => {
  const deep = (): number => (Math.random() > 2 ? 0 : deep())
  const overflow = (() => {
    try {
      return deep()
    } catch (error) {
      return error
    }
  })()
  const strange = Object.assign(new Error('x'.repeat(5000)), { name: 'Odd Name 7' })
  const errors = [overflow, strange, 'thrown', undefined, { message: 'buy milk' }].map(reportOf)
  expect(browserReport.safeParse({ device: 'phone', vitals: [], spans: [], errors }).error).toBeUndefined()
  expect(JSON.stringify(errors.slice(2))).not.toContain('milk')
})
