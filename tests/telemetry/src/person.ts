import { randomBytes } from 'node:crypto'

export interface Person {
  readonly email: string
  readonly cookie: string
  /** Sends a request as the web app does. @returns its status and body */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>
}

export interface Called {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they know to be there
  readonly body: any
}

export const password = 'correct horse battery'

/** Opens an account through the web server. */
export const signUp = async (url: string): Promise<Person> => {
  const email = `ada-${randomBytes(6).toString('hex')}@example.org`
  const send = async (
    cookie: string,
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ) =>
    fetch(url + path, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }), ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const response = await send('', 'POST', '/v1/account', { email, name: 'Ada', password })
  if (response.status !== 201) throw new Error(`no account: ${response.status} ${await response.text()}`)
  const [cookie = ''] = response.headers.getSetCookie()[0]?.split(';') ?? []
  return {
    email,
    cookie,
    async call(method, path, body, headers) {
      const answer = await send(cookie, method, path, body, headers)
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : undefined }
    },
  }
}

/** A trace as a browser begins it. */
export const beginTrace = () => {
  const traceId = randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` } }
}
