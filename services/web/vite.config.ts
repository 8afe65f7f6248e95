import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const { HOST = '127.0.0.1', PORT = '3000', API_URL = 'http://127.0.0.1:3001' } = process.env

/** Compresses once at build time what the server would otherwise compress for every reader. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(css|html|js|svg|webmanifest)$/.test(name)) continue
      const file = join(dir, name)
      const content = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(content))
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    }
  },
})

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: 'dist/public',
    // Data URLs would need holes in the content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    // The parts that come later are fetched in quiet: a list of what each of them needs would weigh on the first load.
    modulePreload: false,
    target: 'es2023',
    // One file for all that the first screen needs: it compresses better than seven.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    host: HOST,
    port: Number(PORT),
    strictPort: true,
    proxy: { '/v1': API_URL },
  },
})
