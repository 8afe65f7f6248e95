import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBoth } from './app.fixture.ts'

const page = { accept: 'text/html,*/*' }
let seen: IncomingMessage | undefined
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end()
let servers: Awaited<ReturnType<typeof startBoth>>
const get = (path: string, headers: Record<string, string> = {}) => fetch(servers.url + path, { headers })

beforeAll(async () => {
  servers = await startBoth((request, response) => {
    seen = request
    answer(request, response)
  })
})
afterAll(() => servers.stop())

describe('the app itself', () => {
  it('is served for its root and for the address of any screen', async () => {
    for (const path of ['/', '/lists/01935a2b/todos/5', '/sign-in?from=mail']) {
      const response = await get(path, page)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('<title>Todo</title>')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('may run nothing but its own files, and be framed by nobody', async () => {
    const { headers } = await get('/', page)
    const policy = (headers.get('content-security-policy') ?? '').split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ]),
    )
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })

  it('is held to https where it came by https, and only there', async () => {
    const secure = await get('/', { ...page, 'x-forwarded-proto': 'https' })
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect((await get('/', page)).headers.has('strict-transport-security')).toBe(false)
  })
})

describe('an asset', () => {
  it('is kept for good, and sent as the build compressed it', async () => {
    const response = await get('/assets/index-abc123.js', { 'accept-encoding': 'br' })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await response.text()).toBe('export {}')
  })

  it('is sent as it is to a client that knows no compression', async () => {
    const response = await get('/assets/index-abc123.js', { 'accept-encoding': 'identity' })
    expect(response.headers.has('content-encoding')).toBe(false)
    expect(await response.text()).toBe('export {}')
  })
})

describe('404', () => {
  it.each([
    ['an asset of an older version', '/assets/index-old.js', page],
    ['a path that no browser opens as a page', '/nothing', { accept: 'application/json' }],
    ['a file of the build that is not for readers', '/.vite/manifest.json', { accept: '*/*' }],
    ['a path that climbs out of the folder', '/..%2f..%2fpackage.json', { accept: '*/*' }],
  ])('for %s', async (_case, path, headers) => {
    const response = await get(path, headers)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('a request to the API', () => {
  it('arrives with its body and says where it came from; the answer keeps its own headers', async () => {
    answer = async (request, response) => {
      const body = (await request.toArray()).join('')
      response.writeHead(201, {
        'set-cookie': ['session=abc; HttpOnly', 'other=1'],
        'content-security-policy': "default-src 'self'",
        etag: '"7"',
      })
      response.end(body)
    }
    const body = JSON.stringify({ title: 'Milk' })
    const headers = { 'content-type': 'application/json', cookie: 'session=old', 'if-match': '"6"' }
    const response = await fetch(`${servers.url}/v1/todos?limit=1`, { method: 'POST', body, headers })
    expect(response.status).toBe(201)
    expect(await response.text()).toBe(body)
    expect(response.headers.getSetCookie()).toEqual(['session=abc; HttpOnly', 'other=1'])
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'")
    expect(response.headers.get('etag')).toBe('"7"')
    expect(seen?.url).toBe('/v1/todos?limit=1')
    expect(seen?.headers).toMatchObject({
      cookie: 'session=old',
      'if-match': '"6"',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(servers.url).host,
    })
  })

  it('is answered piece by piece, so that events come as they happen', async () => {
    let end = () => {}
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n')
      end = () => response.end('data: 2\n\n')
    }
    const response = await get('/v1/events')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    // The first event is here although the answer has not ended.
    expect((await reader?.read())?.value).toBe('data: 1\n\n')
    end()
    expect((await reader?.read())?.value).toBe('data: 2\n\n')
    expect((await reader?.read())?.done).toBe(true)
  })

  it('is cut off at the API when the reader goes away', async () => {
    const closed = new Promise<void>(resolve => {
      answer = (_request, response) => {
        response.once('close', resolve)
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(': hello\n\n')
      }
    })
    const request = httpRequest(`${servers.url}/v1/events`).end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    await once(response, 'data')
    request.on('error', () => {})
    request.destroy()
    await closed
  })
})

describe('an API that is away', () => {
  it('is told as 503 with a sentence and a time to wait', async () => {
    const { url, stop, stopApi } = await startBoth((_request, response) => response.end())
    await stopApi()
    const response = await fetch(`${url}/v1/account`)
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(response.headers.get('retry-after')).toBe('2')
    expect(await response.json()).toMatchObject({
      code: 'unavailable',
      detail: 'The server behind this app is away or restarting. Try again in a moment.',
    })
    await stop()
  })

  it('is told as 502 when it breaks off before it has answered', async () => {
    const { url, stop } = await startBoth(request => request.socket.destroy())
    const response = await fetch(`${url}/v1/account`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ code: 'bad-gateway' })
    await stop()
  })
})
