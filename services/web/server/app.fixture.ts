import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { createLogger } from '@todo/observability'
import { createServiceState } from '@todo/runtime'
import { buildApp } from './app.ts'
import { createEvents } from './events.ts'

/** A small built site: a page and one asset, compressed as the build does it. */
const layOut = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'web-site-'))
  mkdirSync(join(root, 'assets'))
  mkdirSync(join(root, '.vite'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Todo</title>')
  writeFileSync(join(root, '.vite/manifest.json'), '{}')
  writeFileSync(join(root, 'assets/index-abc123.js'), 'export {}')
  writeFileSync(join(root, 'assets/index-abc123.js.br'), brotliCompressSync('export {}'))
  return root
}

/** The server of the web app before an API that answers as it is told; nothing is simulated between the two. */
export const startBoth = async (upstream: RequestListener) => {
  const api = createServer(upstream)
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
  const root = layOut()
  const app = await buildApp({
    config: { API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`, TRUST_PROXY: 'loopback' },
    events: createEvents(),
    logger: createLogger({ name: 'web', level: 'silent' }),
    state: createServiceState(),
    root,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const stopApi = async () => {
    api.closeAllConnections()
    await new Promise(resolve => api.close(resolve))
  }
  const stop = async () => {
    await app.close()
    await stopApi()
    rmSync(root, { recursive: true })
  }
  return { url, stopApi, stop }
}
