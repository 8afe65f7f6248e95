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

/** Names of what is kept that begin so. */
export const namesKept = (start: string): string[] => {
  try {
    return Object.keys(localStorage).filter(name => name.startsWith(start))
  } catch {
    return []
  }
}

export const forget = (name: string): void => {
  try {
    localStorage.removeItem(name)
  } catch {
    // Where nothing can be kept, there is nothing to forget.
  }
}
