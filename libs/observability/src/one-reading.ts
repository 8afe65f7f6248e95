/**
 * Lets the metrics of one scrape share one reading: whoever asks while it is under way gets the same.
 * @returns a function like `read`
 */
export function oneReading<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let reading: Promise<Result> | undefined
  return () => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
}
