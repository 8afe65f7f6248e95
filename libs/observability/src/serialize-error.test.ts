import { expect, test } from 'vitest'
import { errorMessage, serializeError } from './serialize-error.ts'

function databaseError(message: string, fields: object): Error {
  return Object.assign(new Error(message), { severity: 'ERROR', ...fields })
}

test('type, message, code, stack and cause are kept', () => {
  const error = new Error('outer', { cause: Object.assign(new TypeError('inner'), { code: 'ERR_X' }) })
  expect(serializeError(error)).toMatchObject({
    type: 'Error',
    message: 'outer',
    stack: expect.stringMatching(/^ {4}at .*serialize-error\.test\.ts/),
    cause: { type: 'TypeError', message: 'inner', code: 'ERR_X' },
  })
})

test('a constraint is named, its values are not', () => {
  const error = databaseError('duplicate key value violates unique constraint "identities_email_key"', {
    code: '23505',
    constraint: 'identities_email_key',
    detail: 'Key (email)=(ada@example.org) already exists.',
  })
  const serialized = serializeError(error)
  expect(serialized).toMatchObject({ code: '23505', constraint: 'identities_email_key' })
  expect(JSON.stringify(serialized)).not.toContain('ada@')
})

test('values that Postgres could not read are taken out of the message and the stack', () => {
  const error = databaseError('invalid input syntax for type uuid: "buy "milk""', { code: '22P02' })
  expect(errorMessage(error)).toBe('invalid input syntax for type uuid: "…"')
  expect(JSON.stringify(serializeError(error))).not.toContain('milk')
})

test('the arguments that Prisma shows in its message are taken out', () => {
  const error = Object.assign(new Error(), {
    name: 'PrismaClientValidationError',
    message:
      '\nInvalid `prisma.todo.create()` invocation:\n\n{\n  data: { title: "buy milk" }\n}\n\nUnknown argument `x`.',
  })
  expect(errorMessage(error)).toBe('Invalid `prisma.todo.create()` invocation: Unknown argument `x`.')
})

test.each(['buy milk and eggs for tomorrow', '{"title": buy milk}', 'b'])(
  'JSON that does not parse is not quoted: %s',
  text => {
    try {
      JSON.parse(text)
      expect.unreachable()
    } catch (error) {
      expect(errorMessage(error as Error)).toMatch(/^Unexpected token, "…" is not valid JSON$/)
    }
  },
)

test('what is no error is described by its type alone', () => {
  expect(serializeError('buy milk')).toEqual({ type: 'string', message: 'a value that is no Error was thrown' })
})

test('an endless chain of causes ends', () => {
  const error = new Error('again')
  error.cause = error
  expect(JSON.stringify(serializeError(error)).match(/again/g)).toHaveLength(6)
})

test('what a mail server quotes is left out, its code and its reason stay', () => {
  const error = Object.assign(new Error('550 5.7.1 will not have "buy milk" here'), { responseCode: 550 })
  expect(serializeError(error).message).toBe('550 5.7.1 will not have "…" here')
})
