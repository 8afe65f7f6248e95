/** Loads a part of the app before it is needed. When that fails, it is asked for again once it is needed. */
export const ahead = (load: () => Promise<unknown>) => (): void => {
  load().catch(() => {})
}
