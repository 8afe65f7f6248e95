import { setInterval } from 'node:timers'
import { type Answer, keepAlive, type Request, send } from './client.ts'
import type { Replica } from './replica.ts'

/** How often a replica is asked whether it is ready, in milliseconds. */
const probeEvery = 50

/**
 * Takes turns among the replicas that say they are ready, over connections that are kept alive. It tries another one
 * only when a connection was refused: then nothing was sent. Whatever else breaks is a failed request.
 */
export class Balancer implements Disposable {
  readonly #agents: ReturnType<typeof keepAlive>[]
  readonly #replicas: readonly Replica[]
  readonly #ready: boolean[]
  readonly #timer: NodeJS.Timeout
  #turn = 0

  constructor(replicas: readonly Replica[], connections: number) {
    this.#replicas = replicas
    this.#agents = replicas.map(() => keepAlive(connections))
    this.#ready = replicas.map(() => true)
    this.#timer = setInterval(() => this.#probe(), probeEvery)
  }

  async send(request: Request): Promise<Answer> {
    const index = this.#choose()
    try {
      return await send(this.#agents[index] ?? keepAlive(1), this.#replicas[index]?.url ?? '', request)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error
      this.#ready[index] = false
      return this.send(request)
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    for (const agent of this.#agents) agent.destroy()
  }

  #choose(): number {
    const ready = this.#ready.flatMap((is, index) => (is ? [index] : []))
    const index = ready[this.#turn++ % ready.length]
    if (index === undefined) throw new Error('no replica is ready')
    return index
  }

  #probe(): void {
    for (const [index, { url }] of this.#replicas.entries()) {
      fetch(`${url}/readyz`).then(
        ({ ok }) => {
          this.#ready[index] = ok
        },
        () => {
          this.#ready[index] = false
        },
      )
    }
  }
}
