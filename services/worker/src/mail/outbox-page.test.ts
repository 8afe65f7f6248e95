import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { useQueue } from '../testing/queue.ts'
import { startMain } from '../testing/start-main.ts'

const queue = useQueue()
afterEach(() => queue.clear())

const start = (env: Record<string, string> = {}) => startMain({ DATABASE_URL: queue.url, ...env })
const evil = `<script>alert(1)</script> & "quotes" https://todo.example.org.evil.example/`

/** As a browser would under another name, which `fetch` cannot say. */
const statusFor = (url: string, host: string) =>
  new Promise(resolve => request(url, { headers: { host } }, ({ statusCode }) => resolve(statusCode)).end())

describe('without a mail server', () => {
  test('the page shows what was written, newest first, and nothing of it is taken for HTML', async () => {
    const { url, logged } = await start()
    const reader = await queue.people.addUser()
    const list = await queue.people.addList([reader.id], 'Home')
    for (const title of ['the first', evil]) {
      const todo = await queue.people.addTodo(list, {}, title)
      await queue.people.addReminder(todo, reader.id, new Date())
      await eventually(async () => {
        const { rows } = await queue.pool.query(`select from mails where state = 'local' and body like $1`, [
          `%${title}%`,
        ])
        expect(rows).toHaveLength(1)
      })
    }
    expect(await logged('without SMTP_URL mails stay here')).toMatchObject({ url: `${url}/outbox` })
    const response = await fetch(`${url}/outbox`)
    const html = await response.text()
    expect(html).not.toContain('<script>')
    expect(html).toContain(
      '&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;quotes&#34; https://todo.example.org.evil',
    )
    expect(html.match(/<a href="[^"]*"/g)).toEqual(
      Array(2).fill(expect.stringMatching(/"https:\/\/todo\.example\.org\/todos\/[0-9a-f-]+"/)),
    )
    expect(html.indexOf('alert(1)')).toBeLessThan(html.indexOf('the first'))
    expect(html).toContain(reader.email)
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await statusFor(`${url}/outbox`, 'rebound.example.org')).toBe(403)
    expect(await statusFor(`${url}/outbox`, 'localhost')).toBe(200)
  })
})

describe('with a mail server', () => {
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:9' }

  test('there is no page', async () => {
    const { url } = await start({ ...smtp, MAIL_FROM: 'todo@example.org' })
    expect((await fetch(`${url}/outbox`)).status).toBe(404)
  })

  test('but no sender it does not start, and says why', async () => {
    const worker = await start(smtp)
    expect(await worker.ended).toBe(1)
    expect(worker.stderr()).toBe(
      'SMTP_URL is set without MAIL_FROM: set it to the address that mails come from, such as todo@example.org.\n',
    )
  })
})
