/** One signed-in user of the public API. */
export class Client {
  readonly #base: string
  #cookie = ''

  constructor(base: string) {
    this.#base = base
  }

  /** The answer's status; the session of an answer is kept. @throws Error for any status but 2xx and those `accepted` */
  async post(path: string, body?: object, accepted: readonly number[] = []): Promise<number> {
    const response = await fetch(new URL(path, this.#base), {
      method: 'POST',
      headers: { cookie: this.#cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const [cookie = ''] = response.headers.getSetCookie()
    if (cookie) this.#cookie = cookie.split(';', 1)[0] ?? ''
    if (!response.ok && !accepted.includes(response.status)) {
      throw new Error(`POST ${path} was answered with ${response.status}: ${await response.text()}`)
    }
    await response.body?.cancel()
    return response.status
  }
}
