import { randomUUID } from 'node:crypto'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they know to be there
  readonly body: any
}

/** Someone who uses the app without a browser, through the web server. */
export class Client {
  readonly email: string
  readonly #url: string
  #cookie = ''
  listId = ''

  constructor(url: string, name = 'ada') {
    this.#url = url
    this.email = `${name}.${randomUUID()}@example.org`
  }

  static async signedUp(url: string, name?: string): Promise<Client> {
    const client = new Client(url, name)
    const account = { email: client.email, name: 'Ada', password: 'correct horse battery' }
    await client.call('POST', '/v1/account', account)
    client.listId = (await client.call('POST', '/v1/lists', { name: 'Home' })).body.id
    return client
  }

  async call(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { cookie: this.#cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
    const [cookie] = response.headers.getSetCookie()[0]?.split(';') ?? []
    if (cookie) this.#cookie = cookie
    const text = await response.text()
    return { status: response.status, body: text && JSON.parse(text) }
  }
}
