import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import type { BulkItem, BulkResult, Problem, Todo } from '../api/types.ts'
import { change } from './change.ts'
import { clashing } from './conflict.ts'
import { inTurn } from './in-turn.ts'
import { knownTodos, showTodos } from './todo-cache.ts'

/** As many as one request may change. */
const most = 100

interface Bulk {
  todos: readonly Todo[]
  /** What each becomes, shown before it is stored. */
  become(todo: Todo): Todo
  /** What is asked of the server for each. */
  item(todo: Todo): BulkItem
  /** What has not happened when it fails: `completed`, `moved to the trash`. */
  failed: string
}

/** A todo that stayed as it was, and why. */
export interface Refusal {
  todo: Todo
  reason: string
}

const send = (items: readonly BulkItem[], headers: ReturnType<typeof once>): Promise<BulkResult> =>
  api.POST('/v1/todos/changes', { ...headers, body: { items: [...items] } })

/** What to ask again after a refusal because the todo has changed since: nothing, where both touch the same. */
const forCurrent = (item: BulkItem, base: Todo, problem: Problem | undefined): BulkItem[] => {
  const current = problem?.current as Todo | undefined
  if (item.action !== 'update' || problem?.status !== 412 || !current) return []
  const touched = clashing({ ...base }, item.patch, { ...current })
  return touched.length > 0 ? [] : [{ ...item, version: current.version }]
}

type Once = ReturnType<typeof once>

/** One request, and one more for what had changed meanwhile in other ways. */
const sendPart = async (items: BulkItem[], bases: ReadonlyMap<string, Todo>, [first, second]: [Once, Once]) => {
  const answers = (await send(items, first)).items
  const again = answers.flatMap(({ todoId, problem }, index) => {
    const [item, base] = [items[index], bases.get(todoId)]
    return item && base ? forCurrent(item, base, problem as Problem | undefined) : []
  })
  if (again.length === 0) return answers
  const later = new Map((await send(again, second)).items.map(answer => [answer.todoId, answer]))
  return answers.map(answer => later.get(answer.todoId) ?? answer)
}

const byId = (todos: readonly Todo[]) => new Map(todos.map(todo => [todo.id, todo]))

const changePart = async (bulk: Bulk, part: readonly Todo[], show: () => void): Promise<Refusal[]> => {
  const before = byId(part)
  const known = () => byId(knownTodos(before.keys()))
  const refusals: Refusal[] = []
  // A retry carries the same keys, so that the server does each once.
  const tries: [Once, Once] = [once(), once()]
  const stored = await change<BulkResult['items']>({
    scope: [...before.keys()],
    failed: `${part.length === 1 ? `“${part[0]?.title}” was` : `${part.length} todos were`} not ${bulk.failed}`,
    apply: () => {
      show()
      return () => showTodos([...part])
    },
    send: () => {
      const now = known()
      const items = part.map(todo => bulk.item(now.get(todo.id) ?? todo))
      return inTurn('bulk', () => sendPart(items, before, tries))
    },
    accept: (answers, latest) => {
      const now = known()
      const become = answers.flatMap(({ todoId, todo, problem }) => {
        const was = before.get(todoId)
        if (was && problem) refusals.push({ todo: was, reason: problem.detail ?? problem.title })
        if (todo) return latest ? todo : { ...(now.get(todoId) ?? todo), version: todo.version }
        return was && latest ? was : []
      })
      showTodos(become)
    },
  })
  return stored ? refusals : part.map(todo => ({ todo, reason: '' }))
}

/**
 * Changes many todos: visible at once, each stored or taken back for itself. Answers those that were refused; where the
 * reason is empty it was told already, with a way to try again.
 */
export const changeTodos = async (bulk: Bulk): Promise<Refusal[]> => {
  const todos = knownTodos(bulk.todos.map(({ id }) => id))
  let shown = false
  const show = () => {
    if (!shown) showTodos(todos.map(bulk.become))
    shown = true
  }
  const parts = Array.from({ length: Math.ceil(todos.length / most) }, (_, n) => todos.slice(n * most, (n + 1) * most))
  return (await Promise.all(parts.map(part => changePart(bulk, part, show)))).flat()
}
