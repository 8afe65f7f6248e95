// What a flood is sent to when only its own cost is wanted: refuses each request with as little work as can be.
import { createServer } from 'node:net'
import { preferred } from './preferred.ts'

const refusal = Buffer.from('HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n')

const server = createServer(socket => {
  socket.on('data', () => socket.write(refusal))
  // The flood ends by breaking its connections.
  socket.on('error', () => {})
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
preferred(process.pid)
process.once('disconnect', () => process.exit())
