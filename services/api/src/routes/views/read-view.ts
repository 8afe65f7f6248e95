import { todoPage, view, viewQuery } from '@todo/contracts'
import { z } from 'zod'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { presentTodo } from '../todos/row.ts'
import { cursorAfter, selectView, type ViewRow } from './selection.ts'

/** The day that it is now, somewhere. */
export const todayIn = (timeZone: string, now = Temporal.Now.instant()): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toString()

const findTimeZone = 'select time_zone as "timeZone" from settings where user_id = $1'

export const readView: Operation = (app, { database }) => {
  app.route({
    url: '/v1/views/:view',
    ...operation('read-view', {
      method: 'GET',
      tag: 'Views',
      summary: 'Today, upcoming, all, completed, trash',
      description:
        'Over all lists that are not archived. Today has what is overdue too; days are those of your own zone.',
      params: z.object({ view }),
      querystring: viewQuery,
      answers: { 200: todoPage },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { limit, cursor } = request.query
      const rows = await database.transaction(principal, async tx => {
        const [settings] = await tx.query<{ timeZone: string }>({
          name: 'find-time-zone',
          text: findTimeZone,
          values: [userId],
        })
        const { timeZone } = settings ?? { timeZone: 'UTC' }
        const asked = { ...request.params, userId, timeZone, today: todayIn(timeZone), limit, cursor }
        return { asked, found: await tx.query<ViewRow>(selectView(asked)) }
      })
      const items = rows.found.slice(0, limit)
      const last = rows.found.length > limit ? items.at(-1) : undefined
      const nextCursor = last ? cursorAfter(rows.asked, last) : null
      return sendCollection(request, reply, { items: items.map(presentTodo), nextCursor })
    },
  })
}
