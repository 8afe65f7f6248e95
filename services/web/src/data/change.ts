import { Failure } from '../api/failure.ts'
import { tell } from '../ui/toasts.ts'
import { inTurn } from './in-turn.ts'
import { again, keys, queryClient } from './query-client.ts'

interface Change<Result> {
  /** What it changes: changes that share a scope are sent one after the other. */
  scope: string | readonly string[]
  /** What it means when it fails, without a full stop: `“Buy milk” was not saved`. */
  failed: string
  /** Shows the change before it is stored, and returns what takes it back. */
  apply(): () => void
  send(): Promise<Result>
  /** Shows what the server stored; `latest` is false while a later change of a scope of it is on its way. */
  accept?(result: Result, latest: boolean): void
}

const pending = new Map<string, number>()
const interrupted = new Set<readonly unknown[]>()
const all = 'all'
const waiting = new Map<string, (() => void)[]>()
const shownTodos = new Set<unknown>(['todos', 'todo', 'lists', 'view'])

/** Acts once no change of a scope is on its way: at once, or after the last of them. */
export const afterChanges = (scope: string, act: () => void): void => {
  if (pending.has(scope)) waiting.set(scope, [...(waiting.get(scope) ?? []), act])
  else act()
}

/** {@link afterChanges} of all scopes: what is read while a change is on its way would paint the old state over it. */
export const afterAllChanges = (act: () => void): void => {
  if (pending.size > 0) waiting.set(all, [...(waiting.get(all) ?? []), act])
  else act()
}

const carryOut = (scope: string): void => {
  const acts = waiting.get(scope) ?? []
  waiting.delete(scope)
  for (const act of acts) act()
}

/** An answer that was asked for before the change would paint the old state over it. */
const interruptReads = async (): Promise<void> => {
  const reading = queryClient.getQueryCache().findAll({
    predicate: ({ queryKey: [name], state }) => state.fetchStatus === 'fetching' && shownTodos.has(name),
  })
  for (const { queryKey } of reading) {
    interrupted.add(queryKey)
    await queryClient.cancelQueries({ queryKey, exact: true })
  }
}

const settle = (scopes: readonly string[]): void => {
  for (const scope of scopes) {
    const left = (pending.get(scope) ?? 1) - 1
    if (left > 0) pending.set(scope, left)
    else pending.delete(scope)
  }
  for (const scope of scopes) if (!pending.has(scope)) carryOut(scope)
  if (pending.size > 0) return
  for (const queryKey of interrupted) void queryClient.invalidateQueries({ queryKey, exact: true })
  interrupted.clear()
  void queryClient.invalidateQueries({ queryKey: keys.lists })
  void queryClient.invalidateQueries({ queryKey: keys.views })
  carryOut(all)
}

/** Makes a change: visible at once, stored in its order, taken back with a word if it fails. True once it is stored. */
export const change = async <Result>(wanted: Change<Result>): Promise<boolean> => {
  const scopes = [wanted.scope].flat()
  for (const scope of scopes) pending.set(scope, (pending.get(scope) ?? 0) + 1)
  await interruptReads()
  const takeBack = wanted.apply()
  const mutation = queryClient.getMutationCache().build(
    queryClient,
    queryClient.defaultMutationOptions({
      mutationFn: () => wanted.send(),
      ...again,
    }),
  )
  try {
    const result = await inTurn(scopes, () => mutation.execute(undefined))
    wanted.accept?.(
      result,
      scopes.every(scope => pending.get(scope) === 1),
    )
    return true
  } catch (error) {
    takeBack()
    const reason = error instanceof Failure ? error.message : 'The server answered what this page cannot read.'
    tell({ text: `${wanted.failed}. ${reason}`, tone: 'problem', action: 'Try again', act: () => void change(wanted) })
    void queryClient.invalidateQueries({ queryKey: keys.todos })
    return false
  } finally {
    settle(scopes)
  }
}
