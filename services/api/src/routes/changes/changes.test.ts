import type { Change } from '@todo/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { join, makeList, makeTag, makeTodo, type Person, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

const end = async ({ agent }: Person): Promise<string> => (await agent.get('/v1/changes').expect(200)).body.next

/** Follows the feed from a place to its present end. */
const readOn = async ({ agent }: Person, since: string, limit = 200) => {
  const items: Change[] = []
  for (let next = since; ; ) {
    const { body } = await agent.get('/v1/changes').query({ since: next, limit }).expect(200)
    items.push(...body.items)
    next = body.next
    if (!body.more) return { items, next }
  }
}

const brief = ({ items }: { items: Change[] }) => items.map(({ entity, action, id }) => [entity, action, id])

describe('200', () => {
  it('without a place it answers with the present end; from there, what happened since', async () => {
    const ada = await signUp(api)
    const start = await end(ada)
    const list = await makeList(ada)
    const todo = await makeTodo(ada, list.id)
    const tag = await makeTag(ada, 'errand')
    await ada.agent.delete(`/v1/todos/${todo.id}`).set('if-match', '*').expect(204)
    expect(brief(await readOn(ada, start))).toEqual([
      ['list', 'put', list.id],
      ['todo', 'put', todo.id],
      ['tag', 'put', tag.id],
      ['todo', 'delete', todo.id],
    ])
  })

  it('a page at a time it is the same', async () => {
    const ada = await signUp(api)
    const start = await end(ada)
    const { id } = await makeList(ada)
    for (const title of ['a', 'b', 'c']) await makeTodo(ada, id, { title })
    expect((await readOn(ada, start, 1)).items).toEqual((await readOn(ada, start)).items)
  })

  it('nobody sees the changes of others', async () => {
    const [ada, stranger] = [await signUp(api), await signUp(api)]
    const start = await end(stranger)
    await makeTodo(ada, (await makeList(ada)).id)
    expect((await readOn(stranger, start)).items).toEqual([])
  })

  it('joining, moving away and leaving a list appear in the feed of whom they concern', async () => {
    const [ada, grace] = [await signUp(api), await signUp(api)]
    const [shared, own] = [await makeList(ada), await makeList(ada)]
    const start = await end(grace)
    await join(api, grace, shared.id, 'editor')
    const todo = await makeTodo(ada, shared.id)
    await ada.agent.post(`/v1/todos/${todo.id}/move`).send({ listId: own.id }).expect(200)
    await grace.agent.post(`/v1/lists/${shared.id}/leave`).expect(204)
    await makeTodo(ada, shared.id)
    expect(brief(await readOn(grace, start)).filter(([entity]) => entity === 'list')).toEqual([
      ['list', 'put', shared.id],
      ['list', 'delete', shared.id],
    ])
  })

  it('members hear who is invited, joins, gets another role and leaves; not how another orders their lists', async () => {
    const [ada, grace, linus] = [await signUp(api), await signUp(api), await signUp(api)]
    const list = await makeList(ada)
    const path = `/v1/lists/${list.id}`
    await join(api, grace, list.id, 'viewer')
    const heard = async (act: () => PromiseLike<unknown>) => {
      const start = await end(ada)
      await act()
      return brief(await readOn(ada, start))
    }
    const news = [['list', 'put', list.id]]
    const invitation = { email: 'd@example.com', role: 'viewer' }
    expect(await heard(() => ada.agent.post(`${path}/invitations`).send(invitation).expect(201))).toEqual(news)
    expect(await heard(() => join(api, linus, list.id, 'editor'))).toEqual(news)
    const role = ada.agent.patch(`${path}/members/${linus.id}`).set('if-match', '*').send({ role: 'viewer' })
    expect(await heard(() => role.expect(200))).toEqual(news)
    expect(await heard(() => linus.agent.post(`${path}/leave`).expect(204))).toEqual(news)
    const second = await makeList(grace)
    expect(
      await heard(() => grace.agent.post(`/v1/lists/${second.id}/move`).send({ place: 'first' }).expect(200)),
    ).toEqual([])
  })

  it('a member sees a todo leave the list', async () => {
    const [ada, grace] = [await signUp(api), await signUp(api)]
    const [shared, own] = [await makeList(ada), await makeList(ada)]
    await join(api, grace, shared.id, 'viewer')
    const todo = await makeTodo(ada, shared.id)
    const start = await end(grace)
    await ada.agent.post(`/v1/todos/${todo.id}/move`).send({ listId: own.id }).expect(200)
    expect(brief(await readOn(grace, start))).toEqual([['todo', 'delete', todo.id]])
  })
})

describe('410', () => {
  it('for a place before the beginning of the feed', async () => {
    const ada = await signUp(api)
    const { next } = await readOn(ada, '0-0')
    await api.sql('update feed_floor set xid = $1', next.split('-')[0])
    await ada.agent.get('/v1/changes').query({ since: next }).expect(200)
    const { body } = await ada.agent.get('/v1/changes').query({ since: '1-0' }).expect(410)
    expect(body.code).toBe('feed-expired')
    await api.sql(`update feed_floor set xid = '0'`)
  })
})

describe('400', () => {
  it.each(['x', '1', '-1-1', '1-1-1', '99999999999999999999999-1'])('for the place %j', async since => {
    const ada = await signUp(api)
    const { body } = await ada.agent.get('/v1/changes').query({ since }).expect(400)
    expect(body.errors).toMatchObject([{ field: 'since' }])
  })
})

describe('a reader among concurrent writers', () => {
  /** Writes through a connection of its own, and commits when told: transactions overlap as the plan says. */
  const openTransaction = async (listId: string, title: string) => {
    const client = await api.ownerPool.connect()
    await client.query('begin')
    const insert = `insert into todos (id, list_id, title, position) values (uuidv7(), $1, $2, $3) returning id`
    const { rows } = await client.query(insert, [listId, title, `b${title}`])
    return {
      id: rows[0].id as string,
      async settle(commit: boolean) {
        await client.query(commit ? 'commit' : 'rollback')
        client.release()
      },
    }
  }

  it('sees everything that commits, once, however transactions overlap', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    let number = 0
    const plan = fc.array(fc.constantFrom('open', 'commit first', 'commit last', 'rollback', 'read'), { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(plan, async steps => {
        let since = await end(ada)
        const [open, committed, seen] = [
          [] as Awaited<ReturnType<typeof openTransaction>>[],
          [] as string[],
          [] as string[],
        ]
        const settle = async (one: (typeof open)[number] | undefined, commit: boolean) => {
          await one?.settle(commit)
          if (one && commit) committed.push(one.id)
        }
        const read = async () => {
          const { items, next } = await readOn(ada, since)
          since = next
          seen.push(...items.map(({ id }) => id))
        }
        for (const step of steps) {
          if (step === 'open' && open.length < 5) open.push(await openTransaction(listId, `${number++}`))
          else if (step === 'commit first') await settle(open.shift(), true)
          else if (step === 'commit last') await settle(open.pop(), true)
          else if (step === 'rollback') await settle(open.pop(), false)
          else if (step === 'read') await read()
        }
        for (const one of open) await settle(one, true)
        await read()
        expect(seen.toSorted()).toEqual(committed.toSorted())
      }),
      { numRuns: 25 },
    )
  })
})
