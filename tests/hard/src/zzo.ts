import { flood, mixOf } from './floods.ts'
import { Stand } from './stand.ts'
import { signUp } from './client.ts'
import { readFileSync } from 'node:fs'
const cpuOf = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1]!.split(' '); return (Number(f[11])+Number(f[12]))/100 }
const q = (v: readonly number[], p: number) => v.toSorted((a,b)=>a-b)[Math.floor(v.length*p)] ?? 0
await using stand = await Stand.opened()
const pool = process.env['POOL'] ?? '2'
const replica = await stand.replica({ DATABASE_POOL_SIZE: pool })
const requests = await mixOf(replica, await signUp(replica.url))
const run = async (name: string, o: any) => { const c=cpuOf(replica.pid); const r = await flood({requests, ...o}, replica); console.log(name, JSON.stringify({good: r.good, cpuGen: r.cpu, cpuApi: (cpuOf(replica.pid)-c)/o.seconds, sent: r.sent, unsent: r.unsent, st: r.statuses, broken: r.broken, noRA: r.withoutRetryAfter, p50: q(r.refusedAfter,.5), p99: q(r.refusedAfter,.99)})); return q(r.good,.5) }
await run('warm', {connections: 16, seconds: 3})
const peak = await run('peak', {connections: 16, seconds: 5})
await run('peak32', {connections: 18, seconds: 3})
await run('over', {connections: 400, rate: 10*peak, seconds: 6})
await run('after', {connections: 400, rate: peak/2, seconds: 4})
