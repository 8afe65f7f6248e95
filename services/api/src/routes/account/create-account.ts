import { randomUUIDv7 } from 'node:crypto'
import { account, createAccount as body } from '@todo/contracts'
import { created } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { hashPassword } from '../../passwords.ts'
import { setSessionCookie } from '../../session-cookie.ts'
import { send } from '../../write.ts'
import { endFormerSession, openSession } from '../sessions/open-session.ts'
import { findAccount } from './account.ts'

export const createAccount: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/account',
    ...operation('create-account', {
      method: 'POST',
      tag: 'Account',
      summary: 'Open an account and sign in',
      body,
      answers: { 201: account },
      problems: ['email-taken', 'id-taken'],
    }),
    handler: async (request, reply) => {
      await app.countAttempt(request)
      const { id = randomUUIDv7(), email, name, password, timeZone, locale } = request.body
      const passwordHash = await hashPassword(password)
      const { token, opened } = await database.prismaTransaction(id, async tx => {
        const identity = { id: randomUUIDv7(), kind: 'password', passwordHash }
        const settings = { create: { timeZone, locale } }
        await tx.prisma.user.create({ data: { id, email, name, identities: { create: identity }, settings } })
        return { token: await openSession(tx, id, request), opened: await findAccount(tx.prisma, id) }
      })
      events.signedUp.emit(request.log, {}, { user_id: id })
      await endFormerSession(database, request)
      setSessionCookie(reply, token)
      return send(reply, created(opened, '/v1/account'))
    },
  })
}
