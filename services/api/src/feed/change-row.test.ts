import { expect, it } from 'vitest'
import { makeList, signUp } from '../testing/people.ts'
import { startApi } from '../testing/start-api.ts'
import { selectChanges } from './change-row.ts'

const api = await startApi()

interface Plan {
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

const removed = (plan: Plan): number =>
  (plan['Rows Removed by Filter'] ?? 0) + (plan.Plans ?? []).reduce((sum, inner) => sum + removed(inner), 0)

it('reads what happened in one’s own lists, however much happened elsewhere', async () => {
  const ada = await signUp(api)
  await makeList(ada)
  await api.sql(`insert into changes (list_id, entity, entity_id, action)
    select uuidv7(), 'todo', uuidv7(), 'put' from generate_series(1, 5000)`)
  await api.sql('analyze changes')
  const client = await api.ownerPool.connect()
  try {
    await client.query('begin')
    await client.query('set local role todo_api')
    await client.query(`select set_config('app.user_id', $1, true)`, [ada.id])
    const { rows } = await client.query(`explain (analyze, format json) ${selectChanges}`, ['0', '0', 100])
    expect(removed(rows[0]['QUERY PLAN'][0].Plan)).toBeLessThan(100)
  } finally {
    client.release(true)
  }
})
