/** Counts, and tells when a number is reached. */
export class Tally {
  #count = 0
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: () => void }>()

  get count(): number {
    return this.#count
  }

  add(): void {
    this.#count++
    for (const waiter of this.#waiting) {
      if (this.#count < waiter.count) continue
      this.#waiting.delete(waiter)
      waiter.resolve()
    }
  }

  reached(count: number): Promise<void> {
    if (this.#count >= count) return Promise.resolve()
    return new Promise(resolve => this.#waiting.add({ count, resolve }))
  }

  /** Resolves after so many more. */
  more(count: number): Promise<void> {
    return this.reached(this.#count + count)
  }
}
