import type { Problem } from './types.ts'

/** What went wrong with a request, in words for the person at the screen. */
export class Failure extends Error {
  readonly status: number
  readonly problem: Problem | undefined

  constructor(message: string, status: number, problem?: Problem) {
    super(message)
    this.status = status
    this.problem = problem
  }

  /** Whether the same request may pass later: nothing answered, or the server was busy or away. */
  get passing(): boolean {
    return [0, 429, 502, 503, 504].includes(this.status) || this.problem?.code === 'request-in-flight'
  }

  /** The sentence for one field of a form, named as in the request's body. */
  about(field: string): string | undefined {
    return this.problem?.errors?.find(error => error.field === field || error.field === `/${field}`)?.message
  }
}

/** No answer at all: the network or the server is away. */
export const unreachable = (): Failure =>
  new Failure('The server cannot be reached. Check your connection and try again.', 0)

/** The sentence of a failure: the API's own where it gave one. */
export const failureOf = (status: number, body: unknown): Failure => {
  const problem = typeof body === 'object' && body !== null && 'title' in body ? (body as Problem) : undefined
  return new Failure(problem?.detail ?? problem?.title ?? 'The server could not do this. Try again.', status, problem)
}
