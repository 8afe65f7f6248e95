/** Loads a part of the app before it is needed. When that fails, it is asked for again once it is needed. */
export const ahead = (load: () => Promise<unknown>) => (): void => {
  load().catch(() => {})
}

/** Milliseconds between two tries. */
const pause = 3000

/** Loads what works in the background, and tries until it comes: its absence must not take the screen away. */
export const patiently = <Module>(load: () => Promise<Module>): Promise<Module> =>
  load().catch(async () => {
    await new Promise(resolve => setTimeout(resolve, pause))
    return patiently(load)
  })
