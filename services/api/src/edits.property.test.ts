import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)

const subjects = {
  list: { field: 'name', make: async () => `/v1/lists/${(await makeList(ada)).id}` },
  todo: {
    field: 'title',
    make: async () => `/v1/todos/${(await makeTodo(ada, (await makeList(ada)).id)).id}`,
  },
} as const

/** Edits until it is acknowledged, each time on what the last answer said; answers with the value it replaced. */
const edit = async (path: string, field: string, value: string): Promise<string> => {
  let { body: seen } = await ada.agent.get(path).expect(200)
  for (;;) {
    const { status, body } = await ada.agent
      .patch(path)
      .set('if-match', `"${seen.version}"`)
      .send({ [field]: value })
    if (status === 200) return seen[field]
    expect([status, body.code]).toEqual([412, 'precondition-failed'])
    expect(body.current.version).toBeGreaterThan(seen.version)
    seen = body.current
  }
}

/** The values that a subject has had, newest first, as the edits tell that replaced them. */
const historyOf = (last: string, replaced: ReadonlyMap<string, string>): string[] => {
  const before = replaced.get(last)
  return before === undefined ? [last] : [last, ...historyOf(before, replaced)]
}

describe.each(Object.entries(subjects))('a %s that several clients edit at once', (_name, { field, make }) => {
  it('loses no acknowledged edit: each is there, or was seen by the one that replaced it', async () => {
    const clients = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(clients, async edits => {
        const path = await make()
        const { body: first } = await ada.agent.get(path).expect(200)
        const replaced = new Map<string, string>()
        const work = edits.map(async (count, client) => {
          for (let n = 0; n < count; n++) {
            const value = `client ${client}, edit ${n}`
            replaced.set(value, await edit(path, field, value))
          }
        })
        await Promise.all(work)
        const { body: last } = await ada.agent.get(path).expect(200)
        const history = historyOf(last[field], replaced)
        expect([...history].sort()).toEqual([first[field], ...replaced.keys()].sort())
        expect(last.version).toBe(first.version + replaced.size)
      }),
      { numRuns: 5 },
    )
  })

  it('is deleted or edited, when both are sent on one version, but never an edit deleted unseen', async () => {
    for (let round = 0; round < 5; round++) {
      const path = await make()
      const [edited, deleted] = await Promise.all([
        ada.agent
          .patch(path)
          .set('if-match', '"1"')
          .send({ [field]: 'Edited' }),
        ada.agent.delete(path).set('if-match', '"1"'),
      ])
      expect(['200 412', '404 204']).toContain(`${edited.status} ${deleted.status}`)
      await ada.agent.get(path).expect(edited.status)
    }
  })
})
