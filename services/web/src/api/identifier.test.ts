import { describe, expect, it } from 'vitest'
import { newIdentifier } from './identifier.ts'

describe('a new identifier', () => {
  it('has the form of a UUIDv7', () => {
    expect(newIdentifier()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('starts with its time in milliseconds', () => {
    expect(newIdentifier(0x0193_5a2b_3c4d).slice(0, 13)).toBe('01935a2b-3c4d')
  })

  it('sorts after an older one', () => {
    expect(newIdentifier(1_700_000_000_000) < newIdentifier(1_700_000_000_001)).toBe(true)
  })

  it('differs from another of the same millisecond', () => {
    expect(newIdentifier(1)).not.toBe(newIdentifier(1))
  })
})
