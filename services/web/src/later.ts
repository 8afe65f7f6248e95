import { useEffect, useState } from 'react'
import { ahead, loadParts } from './ui/ahead.ts'

/** What does not come now is asked for again when it is opened. */
const prepare = ahead(async () => {
  const { prefetchViews } = await import('./data/views.ts')
  prefetchViews()
  await loadParts()
})

/** Once the first screen stands; what may be opened next is fetched in quiet then, so that it opens at once. */
export const useLater = (accountId: string): boolean => {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const standing = setTimeout(() => setLater(true), 200)
    const idle = setTimeout(prepare, 1500)
    return () => {
      clearTimeout(standing)
      clearTimeout(idle)
    }
  }, [accountId])
  return later
}
