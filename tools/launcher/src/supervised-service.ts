import { setTimeout } from 'node:timers/promises'
import { StartError } from '@todo/runtime'
import { LogFile } from './log-file.ts'
import { type ServiceProcess, type ServiceSpec, spawnService } from './service-process.ts'

export interface SupervisionOptions {
  /** Folder of the logs. */
  readonly logs: string
  /** One line for the terminal. */
  readonly say: (line: string) => void
  /** Called when the service has another process. */
  readonly onChange: () => void
  /** Called when the service dies again and again, and is left dead. */
  readonly onGivenUp: (error: StartError) => void
  /** Milliseconds to wait before each restart in a row; after the last it is given up. */
  readonly backoff?: readonly number[]
}

/** A service that was ready for this many milliseconds did not die of its start. */
const longLife = 10_000

/** A service that is restarted whenever it dies, until it is stopped. */
export class SupervisedService {
  readonly #spec: ServiceSpec
  readonly #options: SupervisionOptions
  readonly #log: LogFile
  readonly #ended = new AbortController()
  #process: ServiceProcess | undefined
  #url = ''
  #readySince = Number.POSITIVE_INFINITY
  #restarting = false
  #revive: (() => void) | undefined

  constructor(spec: ServiceSpec, options: SupervisionOptions) {
    this.#spec = spec
    this.#options = options
    this.#log = new LogFile(options.logs, spec.name)
  }

  get name(): string {
    return this.#spec.name
  }

  get pid(): number {
    return this.#process?.pid ?? 0
  }

  get url(): string {
    return this.#url
  }

  /**
   * Starts it and waits until it is ready.
   * @throws StartError with its last words
   */
  async start(): Promise<void> {
    try {
      await this.#spawn()
    } catch (error) {
      throw this.#failure((error as Error).message)
    }
    this.#keepRunning()
  }

  /** Ends its process and starts another, for changed sources; also when it was given up. */
  async restart(): Promise<void> {
    if (this.#revive) return this.#revive()
    this.#restarting = true
    await this.#process?.stop()
  }

  /** Lets it drain, waits for its end, and leaves it stopped. */
  async stop(): Promise<void> {
    this.#ended.abort()
    await this.#process?.stop()
  }

  async #spawn(): Promise<void> {
    this.#ended.signal.throwIfAborted()
    const child = spawnService(this.#spec, this.#log)
    this.#process = child
    this.#readySince = Number.POSITIVE_INFINITY
    try {
      this.#url = await child.ready
      this.#readySince = Date.now()
    } catch (error) {
      child.kill()
      await child.exited
      throw error
    }
    this.#options.onChange()
  }

  async #keepRunning(): Promise<void> {
    const { say, onGivenUp, backoff = [100, 300, 1_000, 3_000] } = this.#options
    for (let deaths = 0; ; ) {
      const reason = await this.#process?.exited
      if (this.#ended.signal.aborted) return
      if (this.#restarting) {
        this.#restarting = false
        deaths = 0
      } else {
        deaths = Date.now() - this.#readySince > longLife ? 1 : deaths + 1
        const pause = backoff[deaths - 1]
        if (pause === undefined) {
          onGivenUp(this.#failure(`ended${deaths > 1 ? ` ${deaths} times in a row` : ''} (${reason})`))
          await this.#revival()
          deaths = 0
        } else {
          say(`The service ${this.name} ended (${reason}) and is restarted; its log is ${this.#log.path}`)
          await setTimeout(pause, undefined, { signal: this.#ended.signal }).catch(() => {})
        }
      }
      // A start that fails is one more death, which the next round sees.
      await this.#spawn().catch(() => {})
    }
  }

  #revival(): Promise<void> {
    return new Promise(resolve => {
      this.#revive = () => {
        this.#revive = undefined
        resolve()
      }
    })
  }

  #failure(what: string): StartError {
    const words = this.#log.lastWords()
    // A service that refuses to start says why in one sentence.
    if (words && !words.includes('\n')) return new StartError(`The service ${this.name} ${what}: ${words}`)
    const where = `Its last words (all of them are in ${this.#log.path}):`
    return new StartError(`The service ${this.name} ${what}. ${where}\n${words}`)
  }
}
