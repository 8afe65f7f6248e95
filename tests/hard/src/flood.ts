import { connect, type Socket } from 'node:net'
import { cpuUsage } from 'node:process'

/** How to flood a server; a process of its own does it, so that its CPU can be told. */
export interface FloodOptions {
  readonly port: number
  /** Whole requests, as they go over the wire; taken in turn. */
  readonly requests: readonly string[]
  /** Requests a second, whether or not earlier ones are answered; without it, each connection waits for its answer. */
  readonly rate?: number
  readonly connections: number
  readonly seconds: number
}

/** What came back. Times are milliseconds from when a request was due. */
export interface Flood {
  readonly sent: number
  /** Due, but every connection was waiting for an answer. */
  readonly unsent: number
  /** Answers by status, of those that came in time. */
  readonly statuses: Readonly<Record<string, number>>
  readonly broken: number
  readonly withoutRetryAfter: number
  /** Good answers in each second. */
  readonly good: readonly number[]
  readonly refusedAfter: readonly number[]
  /** Share of one core that the flood itself took. */
  readonly cpu: number
}

const headEnd = Buffer.from('\r\n\r\n')

class Line {
  readonly #socket: Socket
  #due = 0
  #held: Buffer = Buffer.alloc(0)

  constructor(
    port: number,
    onAnswer: (line: Line, status: number, head: string, due: number) => void,
    onBroken: () => void,
  ) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (data: Buffer) => {
      this.#held = this.#held.length === 0 ? data : Buffer.concat([this.#held, data])
      const end = this.#held.indexOf(headEnd)
      if (end < 0) return
      const head = this.#held.toString('latin1', 0, end)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (this.#held.length < end + headEnd.length + length) return
      this.#held = Buffer.alloc(0)
      onAnswer(this, Number(head.slice(9, 12)), head, this.#due)
    })
    this.#socket.on('error', onBroken)
  }

  send(request: string, due: number): void {
    this.#due = due
    this.#socket.write(request, 'latin1')
  }

  close(): void {
    this.#socket.destroy()
  }
}

const flood = async ({ port, requests, rate, connections, seconds }: FloodOptions): Promise<Flood> => {
  const statuses: Record<string, number> = {}
  const good = Array.from({ length: seconds }, () => 0)
  const refusedAfter: number[] = []
  const outcome = { sent: 0, unsent: 0, broken: 0, withoutRetryAfter: 0 }
  const free: Line[] = []
  const started = performance.now()
  const end = started + seconds * 1000
  const next = (line: Line, due: number) => line.send(requests[outcome.sent++ % requests.length] ?? '', due)
  const onAnswer = (line: Line, status: number, head: string, due: number) => {
    const now = performance.now()
    if (now < end) {
      statuses[status] = (statuses[status] ?? 0) + 1
      const second = Math.floor((now - started) / 1000)
      if (status < 300) good[second] = (good[second] ?? 0) + 1
      if (status === 503) refusedAfter.push(now - due)
      if (status === 503 && !/retry-after: \d/i.test(head)) outcome.withoutRetryAfter++
    }
    if (rate === undefined && now < end) next(line, now)
    else free.push(line)
  }
  const lines = Array.from({ length: connections }, () => new Line(port, onAnswer, () => outcome.broken++))
  const cpu = cpuUsage()
  if (rate === undefined) for (const line of lines) next(line, started)
  else free.push(...lines)
  for (let due = 0, now = started; now < end; now = performance.now()) {
    // Those that became due while others were being sent are late: their time counts from when they were due.
    for (; rate !== undefined && started + (due * 1000) / rate <= now; due++) {
      const line = free.shift()
      if (line) next(line, started + (due * 1000) / rate)
      else outcome.unsent++
    }
    await (rate === undefined ? new Promise(resolve => setTimeout(resolve, end - now)) : pause())
  }
  const { user, system } = cpuUsage(cpu)
  for (const line of lines) line.close()
  return { ...outcome, statuses, good, refusedAfter, cpu: (user + system) / 1e6 / seconds }
}

/** A millisecond, so that the flood does not spin; answers are read meanwhile. */
const pause = () => new Promise(resolve => setTimeout(resolve, 1))

// Told what to do over IPC, and answers there.
process.once('message', async (options: FloodOptions) => {
  const result = await flood(options)
  process.send?.(result, () => process.disconnect?.())
})
