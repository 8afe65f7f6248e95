import { describe, expect, test } from 'vitest'
import { chooseTiers, count, inWords, total } from './tiers.ts'

const report = (numPassedTests: number, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests,
})

describe('a tier has passed', () => {
  test('with its tests', () => expect(count(0, report(12))).toEqual({ passed: 12, failed: 0, skipped: 0 }))
  test('and says what it left out', () =>
    expect(count(0, report(3, 0, 1, 1))).toEqual({ passed: 3, failed: 0, skipped: 2 }))
})

describe('a tier has failed', () => {
  test('with each test that did', () => expect(count(1, report(3, 2)).failed).toBe(2))
  test('when it ended badly although no test failed', () => expect(count(1, report(3)).failed).toBe(1))
  test('when it ran no test', () => expect(count(0, report(0)).failed).toBe(1))
  test('when it only skipped', () => expect(count(0, report(0, 0, 5)).failed).toBe(1))
  test('when it wrote no report', () => expect(count(0).failed).toBe(1))
  test('when a signal ended it', () => expect(count(null, report(3)).failed).toBe(1))
})

describe('the choice of tiers', () => {
  test('is all of them when none is named', () => expect(chooseTiers([]).length).toBeGreaterThan(5))
  test('leaves out what takes minutes until it is named', () => {
    expect(chooseTiers([]).map(({ name }) => name)).not.toContain('hard')
    expect(chooseTiers(['hard']).map(({ name }) => name)).toEqual(['hard'])
  })
  test('keeps their order', () => expect(chooseTiers(['api', 'lint']).map(({ name }) => name)).toEqual(['lint', 'api']))
  test('refuses an unknown one by name', () => expect(() => chooseTiers(['unti'])).toThrow('no tier unti'))
})

describe('the closing line', () => {
  const some = { passed: 2, failed: 1, skipped: 0 }
  test('adds the tiers up', () => expect(inWords(total([some, some]))).toBe('4 passed, 2 failed'))
  test('names what was skipped', () => expect(inWords({ ...some, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped'))
})
