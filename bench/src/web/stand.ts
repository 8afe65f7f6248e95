import { execFileSync } from 'node:child_process'
import { provideChromium } from '@todo/launcher/chromium'
import { chromium, type Page } from 'playwright-core'
import { type BenchSession, openSession } from '../bench-session.ts'
import { root, startChild } from '../child.ts'
import type { Person } from '../dataset.ts'
import { startTarget } from '../targets.ts'

/** The built app with its servers, and a browser in which the owners of the lists are signed in. */
export interface Stand extends AsyncDisposable {
  readonly session: BenchSession
  readonly url: string
  readonly browserVersion: string
  /** A window of theirs that was not used yet, its processor slowed by that factor. */
  open(person: Person, slowdown: number): Promise<Page>
}

// A browser without a screen, or with root's rights, needs these; none changes how fast a page is.
const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']

/** Builds the app, and starts Postgres with a list of 50 todos and one of `rows`, the API, the web server and Chromium. */
export const openStand = async (rows: number): Promise<Stand> => {
  execFileSync('pnpm', ['--silent', '--filter', '@todo/web', 'run', 'build', '--logLevel', 'warn'], { cwd: root })
  await using started = new AsyncDisposableStack()
  const session = started.use(await openSession({ deepRows: rows, followers: 1 }))
  const { databaseUrl, data, sink, log } = session
  // The database is filled without the trigger that gives each account its settings.
  await session.administer('insert into settings (user_id) values ($1), ($2)', [data.writer.id, data.reader.id])
  const api = started.use(await startTarget('api', { databaseUrl, userId: data.writer.id, otlpUrl: sink.url, log }))
  const env = { API_URL: api.url, PORT: '0', METRICS_PORT: '0' }
  const web = started.use(await startChild({ folder: 'services/web', file: 'server/main.ts', log, env }))
  const browser = await chromium.launch({ executablePath: await provideChromium(), args })
  started.defer(() => browser.close())
  const running = started.move()
  return {
    session,
    url: web.url,
    browserVersion: browser.version(),
    async open({ cookie }, slowdown) {
      const context = await browser.newContext({ baseURL: web.url, viewport: { width: 1280, height: 800 } })
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: web.url }])
      const page = await context.newPage()
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      return page
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
