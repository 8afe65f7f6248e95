/** Keeps a choice in this browser, where it allows that. */
export const remember = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage is switched off or full: the choice holds until the page is closed.
  }
}

/** A choice kept by {@link remember}. */
export const remembered = (name: string): string | undefined => {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}
