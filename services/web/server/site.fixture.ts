import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** A small built site: a page and one asset, compressed as the build does it. */
export const layOut = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'web-site-'))
  mkdirSync(join(root, 'assets'))
  mkdirSync(join(root, '.vite'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Todo</title>')
  writeFileSync(join(root, '.vite/manifest.json'), '{}')
  writeFileSync(join(root, 'assets/index-abc123.js'), 'export {}')
  writeFileSync(join(root, 'assets/index-abc123.js.br'), brotliCompressSync('export {}'))
  return root
}
