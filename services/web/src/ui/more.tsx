import { useEffect, useRef } from 'react'
import { Button } from './button.tsx'

interface MoreProps {
  there: boolean
  loading: boolean
  load: () => void
}

/** The end of what is loaded of a long list: comes it near, more is loaded; a button does the same by hand. */
export const More = ({ there, loading, load }: MoreProps) => {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    if (!there || loading || !end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '600px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [there, loading])
  if (!there) return null
  return (
    <div ref={end} className="flex justify-center py-4">
      <Button tone="quiet" onClick={load} aria-disabled={loading}>
        {loading ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  )
}
