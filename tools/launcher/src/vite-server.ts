// The web app in watch mode as a service of the launcher: it announces itself, and ends when asked or when left alone.
import { createServer } from 'vite'

const server = await createServer({ root: process.cwd(), clearScreen: false })
const stop = async () => {
  await server.close()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('disconnect', stop)
await server.listen()
process.send?.({ type: 'ready', url: server.resolvedUrls?.local[0] })
