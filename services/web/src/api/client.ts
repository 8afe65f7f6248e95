import { failureOf, unreachable } from './failure.ts'
import type { paths } from './schema.ts'

type Method = 'get' | 'post' | 'patch' | 'delete'

type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never
}[keyof paths]

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : undefined

/** The body that an operation is answered with when all goes well. */
type Success<Operation> = Operation extends { responses: infer Answers }
  ? Json<Answers[Extract<keyof Answers, 200 | 201 | 204>]>
  : never

/** The headers of {@link once} may come beside the parameters, for operations that ask for none. */
interface Extras {
  headers?: Record<string, string>
  signal?: AbortSignal
}

type Parameters<Operation> = Operation extends { parameters: infer All }
  ? { [Kind in keyof All as All[Kind] extends undefined ? never : Kind]: All[Kind] }
  : never

type Sent<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: Body }
  : object

type Request<Operation> = Extras & Sent<Operation> & { params?: Partial<Parameters<Operation>> }

interface LooseRequest extends Extras {
  params?: { path?: Record<string, string>; query?: Record<string, unknown>; header?: Record<string, string> }
  body?: unknown
}

const addressOf = (path: string, { path: names = {}, query = {} }: NonNullable<LooseRequest['params']>): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
  return search ? `${filled}?${search}` : filled
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const request = async (method: string, path: string, wanted: LooseRequest): Promise<unknown> => {
  const { params = {}, body, headers, signal } = wanted
  const init: RequestInit = { method, headers: { ...params.header, ...headers }, signal: signal ?? null }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'Content-Type': 'application/json' }
  }
  try {
    const response = await fetch(addressOf(path, params), init)
    const answer = parsed(await response.text())
    if (response.ok) return answer
    throw failureOf(response.status, answer)
  } catch (error) {
    // What fetch throws is a TypeError: nothing answered, or the answer broke off.
    throw error instanceof TypeError ? unreachable() : error
  }
}

const caller =
  <M extends Method>(method: M) =>
  <Path extends PathsWith<M>>(
    path: Path,
    wanted: Request<paths[Path][M]> = {} as never,
  ): Promise<Success<paths[Path][M]>> =>
    request(method.toUpperCase(), path, wanted as LooseRequest) as never

/**
 * The API, with the paths and shapes of its OpenAPI document. Each call answers the body, and throws a {@link Failure}
 * for anything but success.
 */
export const api = { GET: caller('get'), POST: caller('post'), PATCH: caller('patch'), DELETE: caller('delete') }
