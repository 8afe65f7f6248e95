import { expect, test } from 'vitest'
import { z } from 'zod'
import { loadConfig } from './config.ts'
import { ConfigError } from './start-error.ts'
import { databaseRole, databaseUrl, flag, host, logLevel, milliseconds, oneOf, port, secret, url } from './variables.ts'

test('variables become typed values, frozen, and others are left out', () => {
  const schema = z.object({
    PORT: port,
    HOST: host.default('127.0.0.1'),
    LOG_LEVEL: logLevel.default('info'),
    METRICS: flag.default(true),
    DATABASE_ROLE: databaseRole.optional(),
    MODE: oneOf(['dev', 'production']),
  })
  const config = loadConfig(schema, { PORT: '3000', METRICS: 'false', MODE: 'dev', HOME: '/root' })
  expect(config).toEqual({ PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'info', METRICS: false, MODE: 'dev' })
  expect(Object.isFrozen(config)).toBe(true)
})

test('the empty string counts as unset', () => {
  expect(loadConfig(z.object({ PORT: port.default(1), URL: url.optional() }), { PORT: '', URL: '' })).toEqual({
    PORT: 1,
  })
})

function sentences(schema: z.ZodObject, env: Record<string, string>): string[] {
  try {
    loadConfig(schema, env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).message.split('\n')
  }
  throw new Error('nothing was wrong')
}

test('every bad variable has a sentence that names it, what is expected, and the value', () => {
  const schema = z.object({ PORT: port.default(0), API_URL: url, SHUTDOWN_DELAY_MS: milliseconds.optional() })
  expect(sentences(schema, { PORT: '-1', SHUTDOWN_DELAY_MS: '1e3' })).toEqual([
    'PORT must be a port number from 0 to 65535, but is "-1".',
    'API_URL is not set: it must be an http or https URL, such as http://127.0.0.1:3001.',
    'SHUTDOWN_DELAY_MS must be a number of milliseconds from 0 to 86400000, but is "1e3".',
  ])
})

test('the value of a secret is never shown', () => {
  const schema = z.object({ DATABASE_URL: databaseUrl, SESSION_SECRET: secret(32).optional() })
  expect(sentences(schema, { DATABASE_URL: 'mysql://u:hunter2@db', SESSION_SECRET: 'hunter2' })).toEqual([
    'DATABASE_URL must be a PostgreSQL URL, such as postgres://user:password@127.0.0.1:5432/todo.',
    'SESSION_SECRET must be a secret of at least 32 characters.',
  ])
})

test('a schema without hints speaks in the words of zod', () => {
  expect(sentences(z.object({ WORDS: z.string().max(3, 'at most three characters') }), { WORDS: 'four' })).toEqual([
    'WORDS must be at most three characters, but is "four".',
  ])
})

test('a rule over several variables speaks for itself', () => {
  const schema = z
    .object({ A: z.string().optional(), B: z.string().optional() })
    .refine(({ A, B }) => !A || B, { message: 'Set B as well when A is set.' })
  expect(sentences(schema, { A: '1' })).toEqual(['Set B as well when A is set.'])
})

test.each([
  ['postgres://u@h/d', true],
  ['postgresql://u:p@h:5432/d?x=1', true],
  ['http://h', false],
  ['todo', false],
])('%s as a database URL: %s', (value, good) => {
  expect(z.object({ v: databaseUrl }).safeParse({ v: value }).success).toBe(good)
})
