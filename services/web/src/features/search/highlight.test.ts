import { describe, expect, it } from 'vitest'
import { excerpt, highlight } from './highlight.ts'

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map(piece => (piece.found ? `[${piece.text}]` : piece.text))
    .join('')

describe('what was found is marked', () => {
  it.each([
    ['Buy milk', 'mi', 'Buy [mi]lk'],
    ['Milk, then more milk', 'milk', '[Milk], then more [milk]'],
    ['Call Jürgen', 'jür call', '[Call] [Jür]gen'],
    ['a.b (c)', '.b (', 'a.[b] (c)'],
  ])('%s by %s', (text, query, expected) => expect(marked(text, query)).toBe(expected))
})

describe('what was not found stays as it is', () => {
  it.each([
    ['inside a word', 'Almilk', 'milk'],
    ['without a word in the query', 'Buy milk', '…'],
  ])('%s', (_case, text, query) => expect(marked(text, query)).toBe(text))
})

describe('an excerpt', () => {
  it('shows the words around the first one found', () => {
    const text = `${'before '.repeat(20)}needle ${'after '.repeat(40)}`
    expect(excerpt(text, 'needle')).toMatch(/^….{40}needle after.*…$/)
  })

  it('is none when nothing was found', () => expect(excerpt('nothing here', 'needle')).toBeUndefined())
})
