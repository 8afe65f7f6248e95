import { expect, test } from 'vitest'
import { redact, redacted, redactText } from './redact.ts'

test.each([
  'authorization',
  'Proxy-Authorization',
  'cookie',
  'Set-Cookie',
  'password',
  'newPassword',
  'token',
  'csrfToken',
  'session_id',
  'apiKey',
  'email',
  'title',
  'notes',
  'payload',
])('the value of %s is taken out, at any depth and in any shape', key => {
  expect(redact({ [key]: 'x' })).toEqual({ [key]: redacted })
  expect(redact({ a: [{ b: { [key]: ['x', { y: 1 }] } }] })).toEqual({ a: [{ b: { [key]: redacted } }] })
})

test('what names nothing secret stays the very same object', () => {
  const fields = { job: 'purge', nested: { tokens_left: 3, list: [1, null] }, when: new Date(0) }
  expect(redact(fields)).toBe(fields)
})

test('absence and yes or no tell nothing and stay', () => {
  expect(redact({ password: null, token: undefined, email: true })).toEqual({
    password: null,
    token: undefined,
    email: true,
  })
})

test('objects of classes are named, not walked', () => {
  class Pool {
    options = { password: 'x' }
  }
  expect(redact({ pool: new Pool(), bytes: Buffer.from('x'), at: new URL('https://example.com/a') })).toEqual({
    pool: '[Pool]',
    bytes: '[Buffer]',
    at: 'https://example.com/a',
  })
})

test('a cycle ends', () => {
  const loop: Record<string, unknown> = { token: 'x' }
  loop['self'] = loop
  expect(JSON.stringify(redact(loop))).toContain('[too deep]')
})

test.each([
  ['sent to ada.lovelace+todo@mail.example.org today', `sent to ${redacted} today`],
  ['postgres://todo:s3cret@db:5432/todo', `postgres://todo:${redacted}@db:5432/todo`],
  ['got Authorization: Bearer abc.def-ghi', `got Authorization: Bearer ${redacted}`],
  [
    '{"msg":"body {\\"password\\":\\"a b\\",\\"n\\":1}"}',
    `{"msg":"body {\\"password\\":\\"${redacted}\\",\\"n\\":1}"}`,
  ],
  ['@fastify/otel 5 @ 3', '@fastify/otel 5 @ 3'],
])('in the text %s secrets are taken out', (text, expected) => {
  expect(redactText(text)).toBe(expected)
})

test('a long text with an @ is scrubbed in linear time', () => {
  const started = performance.now()
  redactText(`${'a'.repeat(200_000)}@`)
  expect(performance.now() - started).toBeLessThan(2000)
})
