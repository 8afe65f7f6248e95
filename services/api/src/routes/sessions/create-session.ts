import { account, createSession as body } from '@todo/contracts'
import { created } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { verifyPassword } from '../../passwords.ts'
import { setSessionCookie } from '../../session-cookie.ts'
import { send } from '../../write.ts'
import { findAccount } from '../account/account.ts'
import { endFormerSession, openSession } from './open-session.ts'

export const createSession: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/sessions',
    ...operation('create-session', {
      method: 'POST',
      tag: 'Account',
      summary: 'Sign in',
      body,
      answers: { 201: account },
      problems: ['invalid-credentials'],
    }),
    handler: async (request, reply) => {
      await app.countAttempt(request)
      const { email, password } = request.body
      const [found] = await database.query<{ user_id: string; password_hash: string }>({
        name: 'find-password',
        text: 'select user_id, password_hash from app.find_password($1)',
        values: [email],
      })
      const verified = await verifyPassword(password, found?.password_hash)
      events.signedIn.emit(request.log, { outcome: verified ? 'success' : 'failure' }, {})
      if (!found || !verified) throw new ProblemError('invalid-credentials')
      const { token, signedIn } = await database.prismaTransaction(found.user_id, async tx => ({
        token: await openSession(tx, found.user_id, request),
        signedIn: await findAccount(tx.prisma, found.user_id),
      }))
      await endFormerSession(database, request)
      setSessionCookie(reply, token)
      return send(reply, created(signedIn, '/v1/account'))
    },
  })
}
