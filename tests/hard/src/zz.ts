import { writeFileSync } from 'node:fs'
import { Stand } from './stand.ts'

await using stand = await Stand.opened({ durable: false })
const r = await stand.replica({ PUBLIC_URL: 'https://todo.example', LOG_LEVEL: 'warn' })
writeFileSync('/tmp/schema/url', r.url)
console.log(r.url, stand.folder)
await new Promise(r => setTimeout(r, 1800_000))
