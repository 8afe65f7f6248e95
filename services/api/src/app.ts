import cookie from '@fastify/cookie'
import type { Database } from '@todo/database'
import { type Logger, observeHttp } from '@todo/observability'
import { probes, type ReadinessCheck, type ServiceState, serverOptions } from '@todo/runtime'
import fastify from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import { ProblemError } from './errors.ts'
import type { Events } from './events.ts'
import { createHub } from './feed/hub.ts'
import type { Dependencies, Operation } from './operation.ts'
import { documentation } from './plugins/documentation.ts'
import { createLoadShedding, loadShedding } from './plugins/load-shedding.ts'
import { mergePatch } from './plugins/merge-patch.ts'
import { otherMethods } from './plugins/other-methods.ts'
import { principal } from './plugins/principal.ts'
import { problems, sendProblem } from './plugins/problems.ts'
import { rateLimits } from './plugins/rate-limits.ts'
import { sameSite } from './plugins/same-site.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { changePassword } from './routes/account/change-password.ts'
import { createAccount } from './routes/account/create-account.ts'
import { deleteAccount } from './routes/account/delete-account.ts'
import { exportAccount } from './routes/account/export-account.ts'
import { readAccount } from './routes/account/read-account.ts'
import { updateAccount } from './routes/account/update-account.ts'
import { listChanges } from './routes/changes/list-changes.ts'
import { streamChanges } from './routes/changes/stream-changes.ts'
import { acceptInvitation } from './routes/invitations/accept-invitation.ts'
import { createInvitation } from './routes/invitations/create-invitation.ts'
import { deleteInvitation } from './routes/invitations/delete-invitation.ts'
import { findInvitation } from './routes/invitations/find-invitation.ts'
import { archiveList } from './routes/lists/archive-list.ts'
import { createList } from './routes/lists/create-list.ts'
import { deleteList } from './routes/lists/delete-list.ts'
import { listLists } from './routes/lists/list-lists.ts'
import { moveList } from './routes/lists/move-list.ts'
import { readList } from './routes/lists/read-list.ts'
import { unarchiveList } from './routes/lists/unarchive-list.ts'
import { updateList } from './routes/lists/update-list.ts'
import { deleteMember } from './routes/members/delete-member.ts'
import { leaveList } from './routes/members/leave-list.ts'
import { listMembers } from './routes/members/list-members.ts'
import { updateMember } from './routes/members/update-member.ts'
import { createSession } from './routes/sessions/create-session.ts'
import { deleteCurrentSession } from './routes/sessions/delete-current-session.ts'
import { deleteOtherSessions } from './routes/sessions/delete-other-sessions.ts'
import { deleteSession } from './routes/sessions/delete-session.ts'
import { listSessions } from './routes/sessions/list-sessions.ts'
import { createTag } from './routes/tags/create-tag.ts'
import { deleteTag } from './routes/tags/delete-tag.ts'
import { listTags } from './routes/tags/list-tags.ts'
import { readTag } from './routes/tags/read-tag.ts'
import { updateTag } from './routes/tags/update-tag.ts'
import { changeTodos } from './routes/todos/change-todos.ts'
import { completeTodo } from './routes/todos/complete-todo.ts'
import { createTodo } from './routes/todos/create-todo.ts'
import { deleteTodo } from './routes/todos/delete-todo.ts'
import { listTodos } from './routes/todos/list-todos.ts'
import { moveTodo } from './routes/todos/move-todo.ts'
import { readTodo } from './routes/todos/read-todo.ts'
import { reopenTodo } from './routes/todos/reopen-todo.ts'
import { restoreTodo } from './routes/todos/restore-todo.ts'
import { trashTodo } from './routes/todos/trash-todo.ts'
import { updateTodo } from './routes/todos/update-todo.ts'
import { readView } from './routes/views/read-view.ts'
import { searchTodos } from './routes/views/search-todos.ts'

const operations: readonly Operation[] = [
  ...[createAccount, readAccount, updateAccount, changePassword, exportAccount, deleteAccount],
  ...[createSession, deleteCurrentSession, listSessions, deleteSession, deleteOtherSessions],
  ...[listLists, createList, readList, updateList, deleteList, moveList, archiveList, unarchiveList],
  ...[listMembers, updateMember, deleteMember, leaveList],
  ...[createInvitation, deleteInvitation, findInvitation, acceptInvitation],
  ...[listTodos, createTodo, readTodo, updateTodo, deleteTodo],
  ...[completeTodo, reopenTodo, moveTodo, trashTodo, restoreTodo, changeTodos],
  ...[readView, searchTodos, listChanges, streamChanges],
  ...[listTags, createTag, readTag, updateTag, deleteTag],
]

export interface AppOptions {
  readonly config: Config
  readonly database: Database
  readonly events: Events
  readonly logger: Logger
  readonly state: ServiceState
  /** What must work for requests to be served. */
  readonly checks: Readonly<Record<string, ReadinessCheck>>
  /** The version that the OpenAPI document says. */
  readonly version: string
}

/** Bytes of a request body at most: the longest notes, and room for the rest. */
const bodyLimit = 256 * 1024

/** Requests in flight for each connection of the pool, before more are refused. */
const requestsPerConnection = 10

/** Builds the API; nothing listens yet. */
export const buildApp = async ({ config, database, events, logger, state, checks, version }: AppOptions) => {
  const limit = config.DATABASE_POOL_SIZE * requestsPerConnection
  const shedding = createLoadShedding({ limit, metrics: events.http, logger })
  const app = fastify({
    ...serverOptions(logger),
    serverFactory: shedding.serverFactory,
    trustProxy: config.TRUST_PROXY,
    bodyLimit,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 100 },
    // A path that is no URL finds nothing either.
    frameworkErrors: (_error, request, reply) => sendProblem(request, reply, new ProblemError('not-found')),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  // Handlers build what they answer with, field by field; that it fits the contract is a test's business.
  app.setSerializerCompiler(() => JSON.stringify)
  app.decorate('secureCookies', config.PUBLIC_URL.startsWith('https:'))

  await app.register(problems)
  await app.register(loadShedding, { shedding })
  await app.register(otherMethods)
  await app.register(probes, { state, checks, logger })
  await app.register(observeHttp, { metrics: events.http })
  await app.register(securityHeaders)
  await app.register(mergePatch)
  await app.register(cookie)
  await app.register(sameSite, { publicUrl: config.PUBLIC_URL })
  await app.register(principal, { database })
  await app.register(rateLimits, {
    perMinute: config.RATE_LIMIT_PER_MINUTE,
    signInsPerMinute: config.SIGN_INS_PER_MINUTE,
  })
  await app.register(documentation, { version })
  const hub = createHub(database, app.log)
  app.addHook('preClose', () => hub.close())
  state.draining.addEventListener('abort', () => events.streams.drain(), { once: true })
  const dependencies: Dependencies = { database, events, hub, streams: events.streams }
  for (const register of operations) register(app, dependencies)
  app.refuseOtherMethods()
  return app
}
