import { createStore } from '../ui/store.ts'

const name = 'invitation'

/** The token of an invitation's link, until it is accepted or declined; it outlives signing in, but not the tab. */
export const invitation = createStore<string | undefined>(undefined)

export const settleInvitation = (): void => {
  invitation.set(undefined)
  sessionStorage.removeItem(name)
}

/** Takes the token out of the address, where it could be read over a shoulder or end up in a bookmark. */
export const takeInvitation = (): void => {
  const inLink = location.pathname === '/invitations' ? new URLSearchParams(location.hash.slice(1)).get('token') : null
  try {
    if (inLink) sessionStorage.setItem(name, inLink)
    invitation.set(inLink ?? sessionStorage.getItem(name) ?? undefined)
  } catch {
    // Storage is switched off: the link works until the page is left.
    invitation.set(inLink ?? undefined)
  }
  if (inLink) history.replaceState(null, '', '/invitations')
}
