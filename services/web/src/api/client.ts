import createClient from 'openapi-fetch'
import { failureOf, unreachable } from './failure.ts'
import type { paths } from './schema.ts'

/** The API, with the paths and shapes of its OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' })

interface Answer<Body> {
  data?: Body
  error?: unknown
  response: Response
}

/** The body of a successful answer; anything else is thrown as a {@link Failure}. */
export const answered = async <Body>(request: Promise<Answer<Body>>): Promise<Body> => {
  const { data, error, response } = await request.catch(cause => {
    throw cause instanceof DOMException && cause.name === 'AbortError' ? cause : unreachable()
  })
  if (!response.ok) throw failureOf(response.status, error)
  return data as Body
}
