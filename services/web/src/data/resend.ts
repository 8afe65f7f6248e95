import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import { Failure } from '../api/failure.ts'
import { tell } from '../ui/toasts.ts'
import { change } from './change.ts'
import { draftOf, draftPlaces, dropDraft } from './drafts.ts'
import { keys, queryClient } from './query-client.ts'

/** A list or todo that was made, and of which this browser never heard that the server has it. */
interface Unsent {
  path: '/v1/lists' | '/v1/todos'
  body: { id: string; name?: string; title?: string }
}

const isOnItsWay = (id: string): boolean => queryClient.isMutating({ mutationKey: ['change', id] }) > 0

/** Its id and key are those of the first try, so the server does not make it twice. */
const post = async (place: string, { path, body }: Unsent): Promise<void> => {
  try {
    await api.POST(path, { ...once(body.id), body: body as never })
  } catch (error) {
    const { code } = (error instanceof Failure && error.problem) || {}
    if (code === 'id-taken') return
    // The message has it from now on; what the server refuses once, it would refuse on each visit.
    if (error instanceof Failure && !error.passing) dropDraft(place)
    throw error
  }
}

/** Sends what a reload or a crash has cut off, in the order in which it was made. */
export const resendUnsent = async (): Promise<void> => {
  const stored: string[] = []
  for (const place of draftPlaces('unsent ').toSorted()) {
    const unsent: Unsent = JSON.parse(draftOf(place)?.text ?? '')
    const { id, name, title = name } = unsent.body
    if (isOnItsWay(id)) continue
    const sent = await change({
      scope: id,
      failed: `“${title}” was not added`,
      apply: () => () => {},
      send: () => post(place, unsent),
      accept: () => dropDraft(place),
    })
    if (sent) stored.push(`“${title}”`)
  }
  if (stored.length === 0) return
  void queryClient.invalidateQueries({ queryKey: keys.todos })
  tell({ text: `Added what was cut off when the app was closed: ${new Intl.ListFormat('en').format(stored)}.` })
}
