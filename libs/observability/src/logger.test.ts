import { expect, test } from 'vitest'
import { createLogger, type LogLevel } from './logger.ts'

function capture(level: LogLevel = 'trace') {
  const lines: string[] = []
  const logger = createLogger({ name: 'api', level, destination: { write: line => void lines.push(line) } })
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '') }
}

test('a line has ISO time, the level by name, the service and the message', () => {
  const { logger, last } = capture()
  logger.info({ 'http.route': '/v1/todos' }, 'request')
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    'service.name': 'api',
    'http.route': '/v1/todos',
    msg: 'request',
  })
})

test('levels below the chosen one are not written', () => {
  const { logger, lines } = capture('warn')
  logger.info('x')
  expect(lines).toEqual([])
})

test('secrets, mail addresses and todo texts appear nowhere, whichever way they come', () => {
  const { logger, lines } = capture()
  const secrets = { password: 'hunter2', email: 'ada@example.org', title: 'buy milk', authorization: 'Bearer t0ken' }
  const error = Object.assign(new Error('mail to ada@example.org failed'), {
    code: '22P02',
    severity: 'ERROR',
    ...secrets,
  })
  logger.info(secrets)
  logger.info({ request: { headers: { cookie: 'hunter2' }, body: secrets } })
  logger.info(`for ada@example.org with Bearer t0ken`)
  logger.info('for %s', 'ada@example.org')
  logger.info('got %o', JSON.stringify(secrets))
  logger.child(secrets).info('x')
  logger.child({ a: secrets }, { level: 'debug' }).child({ b: secrets }).info('x')
  logger.error(error)
  logger.error({ err: error, ...secrets })
  logger.error({ failure: new Error('outer', { cause: error }) }, 'x')
  expect(lines).toHaveLength(10)
  expect(lines.join('')).not.toMatch(/hunter2|ada@|example\.org|buy milk|t0ken/)
})

test('an error without a message of the line gives its own, without the values in it', () => {
  const { logger, last } = capture()
  const error = Object.assign(new Error('invalid input syntax for type date: "milk"'), {
    code: '22007',
    severity: 'ERROR',
  })
  logger.error(error)
  expect(last().msg).toBe('invalid input syntax for type date: "…"')
  logger.error({ err: error })
  expect(last().msg).toBe('invalid input syntax for type date: "…"')
  expect(last().err).toMatchObject({ type: 'Error', code: '22007' })
})
