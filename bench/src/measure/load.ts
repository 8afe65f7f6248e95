import { Agent, request as send } from 'node:http'
import { performance } from 'node:perf_hooks'

export interface LoadRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Answers of a server to one run of requests. */
export interface Load {
  readonly requests: number
  /** Milliseconds from sending to the last byte, one for each request. */
  readonly latencies: number[]
}

/** Requests in flight at any moment, each on a connection that is kept alive. */
export const inFlight = 10

const agent = new Agent({ keepAlive: true, maxSockets: inFlight })

/** Sends one request. @throws Error for any status but 200 and 201: a failure must not pass for a fast answer */
export const exchange = (url: string, { method, path, headers, body }: LoadRequest): Promise<string> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const outgoing = send(new URL(path, url), { agent, method, headers: { ...headers, ...length } }, incoming => {
      const chunks: Buffer[] = []
      incoming.on('data', chunk => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (incoming.statusCode === 200 || incoming.statusCode === 201) resolve(text)
        else reject(new Error(`${method} ${path} was answered with ${incoming.statusCode}: ${text}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

/** How long to go on: for so many milliseconds, or until so many requests were sent. */
export type Extent = { readonly milliseconds: number } | { readonly requests: number }

/** Keeps {@link inFlight} pieces of work going, each done by the worker of its number. */
export const keepInFlight = async (extent: Extent, work: (worker: number) => Promise<unknown>): Promise<Load> => {
  const latencies: number[] = []
  const end = 'milliseconds' in extent ? performance.now() + extent.milliseconds : Number.POSITIVE_INFINITY
  let left = 'requests' in extent ? extent.requests : Number.POSITIVE_INFINITY
  const keepOn = async (worker: number) => {
    let started = performance.now()
    while (started < end && left-- > 0) {
      await work(worker)
      const ended = performance.now()
      latencies.push(ended - started)
      started = ended
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, worker) => keepOn(worker)))
  return { requests: latencies.length, latencies }
}

/** Sends requests to a server; `next` gives the requests of each worker. */
export const load = (url: string, extent: Extent, next: (worker: number) => LoadRequest): Promise<Load> =>
  keepInFlight(extent, worker => exchange(url, next(worker)))
