import './styles/main.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { accountQuery } from './data/account.ts'
import { takeInvitation } from './data/invitation.ts'
import { listsQuery } from './data/lists.ts'
import { queryClient } from './data/query-client.ts'
import { tagsQuery } from './data/tags.ts'
import { todosQuery } from './data/todo-queries.ts'
import { isUnsaved, toasts } from './ui/toasts.ts'

takeInvitation()
// What the first screen will ask for is on its way while it is being built; for someone signed out only this is in vain.
void queryClient.prefetchQuery(accountQuery)
const listId = /^\/lists\/([0-9a-f-]{36})/.exec(location.pathname)?.[1]
if (listId) {
  void queryClient.prefetchQuery(listsQuery)
  void queryClient.prefetchQuery(tagsQuery)
  void queryClient.prefetchQuery(todosQuery({ listId, done: false }))
}

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element with the id app')
// Leaving now would lose what is on its way to the server, or waits to be tried again: the browser asks first.
addEventListener('beforeunload', event => {
  if (queryClient.isMutating() > 0 || toasts.get().some(isUnsaved)) event.preventDefault()
})
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
