import { expect, test } from 'vitest'
import { createMessageReader } from './messages.ts'

const message = (type: string, body: string) => {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(4 + Buffer.byteLength(body), 1)
  return Buffer.concat([head, Buffer.from(body)])
}
const startup = message(' ', 'user\0todo\0').subarray(1)
const parse = (name: string, text: string) => message('P', `${name}\0${text}\0\0\0`)
const bind = (name: string) => message('B', `\0${name}\0`)
const execute = message('E', '\0\0\0\0\0')
const sync = message('S', '')
const query = (text: string) => message('Q', `${text}\0`)

const read = (...chunks: Buffer[]) => {
  const statements: string[] = []
  const reader = createMessageReader(text => statements.push(text))
  const asked = [startup, ...chunks].map(chunk => reader(chunk))
  return { statements, asked: asked.slice(1) }
}

test('each execution counts, prepared or not, and the client waits after Sync and Query', () => {
  const prepared = Buffer.concat([parse('one', 'select 1'), bind('one'), execute, sync])
  expect(read(prepared, Buffer.concat([bind('one'), execute]), sync, query('select 2'))).toEqual({
    statements: ['select 1', 'select 1', 'select 2'],
    asked: [true, false, true, true],
  })
})

test('what frames a transaction does not count', () => {
  const setUser = parse('user', `select where set_config('app.user_id', $1, true) is null`)
  const exchange = Buffer.concat([setUser, bind('user'), execute, sync])
  expect(read(query('begin'), exchange, query('COMMIT'), query('rollback')).statements).toEqual([])
})

test('messages may be cut anywhere', () => {
  const whole = Buffer.concat([parse('one', 'select 1'), bind('one'), execute, sync])
  const bytes = Array.from(whole, (_, at) => whole.subarray(at, at + 1))
  expect(read(...bytes).statements).toEqual(['select 1'])
  expect(read(...bytes).asked.filter(Boolean)).toHaveLength(1)
})
