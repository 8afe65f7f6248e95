import type { BrowserReport } from '@todo/contracts'

type Page = BrowserReport['spans'][number]['page']

const fixed: readonly Page[] = ['/', '/lists', '/search', '/trash', '/settings', '/invitations']
const views = /^\/(today|upcoming|all|completed|search|trash)$/

/** The template of a screen's address. */
export const pageOf = (path: string): Page => {
  const known = fixed.find(page => page === path)
  if (known) return known
  const [, base = path, todo] = /^(.+?)(\/todos\/[^/]+)?$/.exec(path) ?? []
  if (/^\/lists\/[^/]+$/.test(base)) return todo ? '/lists/:listId/todos/:todoId' : '/lists/:listId'
  if (views.test(base)) return todo ? '/:view/todos/:todoId' : '/:view'
  return 'other'
}

/** Of the window that is looked at now. */
export const currentPage = (): Page => pageOf(location.pathname)

/** By the width that the layout goes by. */
export const deviceClass = (width = innerWidth): BrowserReport['device'] => {
  if (width < 640) return 'phone'
  return width < 1024 ? 'tablet' : 'desktop'
}
