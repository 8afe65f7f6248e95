import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../api/failure.ts'
import { clashing, conflicts, openConflict, sendPatch } from './conflict.ts'

const stale = (current: object) =>
  new Failure('stale', 412, { title: 'stale', status: 412, code: 'version-mismatch', current })
const base = { version: 1, title: 'Milk', notes: '', priority: 'none' }

describe('a clash', () => {
  it('is a field that both changed to different values', () =>
    expect(clashing(base, { title: 'Oat milk' }, { ...base, title: 'Soy milk' })).toEqual(['title']))
  it('is none when the other changed another field', () =>
    expect(clashing(base, { title: 'Oat milk' }, { ...base, notes: 'two' })).toEqual([]))
  it('is none when both meant the same', () =>
    expect(clashing(base, { title: 'Oat milk' }, { ...base, title: 'Oat milk' })).toEqual([]))
})

describe('an open conflict', () => {
  const written = (title: string) =>
    openConflict({ ...base, id: 'a' }, 'Milk', { fields: ['title'], patch: { title }, keep: () => {} })

  it('has what its writer wrote last, and waits behind those of other things', () => {
    openConflict({ ...base, id: 'b' }, 'Bread', { fields: ['notes'], patch: { notes: 'rye' }, keep: () => {} })
    written('Oat')
    written('Oat milk')
    const mine = conflicts.get().map(({ id, fields }) => [id, ...fields.map(field => field.mine)])
    expect(mine).toEqual([
      ['b', 'rye'],
      ['a', 'Oat milk'],
    ])
  })
})

describe('a patch of a stale version', () => {
  it('is sent again under the current version when nothing clashes', async () => {
    const current = { ...base, version: 2, notes: 'two' }
    const send = vi.fn(async (patch: object, version: number) => {
      if (version === 1) throw stale(current)
      return { ...current, ...patch, version: 3 }
    })
    const clash = vi.fn()
    const stored = await sendPatch({ base, patch: { title: 'Oat milk' }, version: 1, send, clash })
    expect(stored).toEqual({ version: 3, title: 'Oat milk', notes: 'two', priority: 'none' })
    expect(clash).not.toHaveBeenCalled()
  })

  it('stores the rest and hands over both versions of what clashes', async () => {
    const current = { ...base, version: 2, title: 'Soy milk' }
    const send = vi.fn(async (patch: object, version: number) => {
      if (version === 1) throw stale(current)
      return { ...current, ...patch, version: 3 }
    })
    const clash = vi.fn()
    await sendPatch({ base, patch: { title: 'Oat milk', priority: 'high' }, version: 1, send, clash })
    expect(clash).toHaveBeenCalledExactlyOnceWith(current, ['title'])
    expect(send).toHaveBeenLastCalledWith({ priority: 'high' }, 2)
  })

  it('gives up after four answers of 412', async () => {
    let version = 1
    const send = vi.fn(async () => {
      version += 1
      throw stale({ ...base, version })
    })
    await expect(sendPatch({ base, patch: { title: 'x' }, version: 1, send, clash: vi.fn() })).rejects.toThrow('stale')
    expect(send).toHaveBeenCalledTimes(4)
  })
})
