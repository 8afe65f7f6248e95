import { type ComponentProps, type MouseEvent, useSyncExternalStore } from 'react'

const followers = new Set<() => void>()
const tellAll = () => {
  for (const follower of followers) follower()
}
addEventListener('popstate', tellAll)

const follow = (follower: () => void) => {
  followers.add(follower)
  return () => void followers.delete(follower)
}

/** The path of the address: which screen is open. */
export const usePath = (): string => useSyncExternalStore(follow, () => location.pathname)

/** Opens another screen; with `replace` the way back leads past the present one. */
export const navigate = (path: string, { replace = false } = {}): void => {
  if (path === location.pathname) return
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  tellAll()
}

interface LinkProps extends ComponentProps<'a'> {
  href: string
}

/** A link inside the app. With a modifier key it is the browser's, as any link. */
export const Link = ({ href, onClick, ...props }: LinkProps) => (
  <a
    href={href}
    onClick={(event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event)
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      navigate(href)
    }}
    {...props}
  />
)
