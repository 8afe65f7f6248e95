import { Suspense, useState } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { lazily } from '../../ui/ahead.ts'
import { ChevronRight } from '../../ui/icons.ts'

const CompletedRows = lazily(() => import('./completed-rows.tsx'))

interface CompletedProps {
  list: ListSummary
  selected: string | undefined
}

/** What is done; read only once somebody wants to see it. */
export const Completed = ({ list, selected }: CompletedProps) => {
  const [open, setOpen] = useState(false)
  const writable = list.role !== 'viewer' && list.archivedAt === null
  return (
    <section aria-label="Completed" className="mt-3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ml-2 flex h-9 items-center gap-3.5 rounded-lg pr-3 pl-3 font-medium text-faint text-sm hover:bg-hover hover:text-ink"
      >
        <ChevronRight
          size={16}
          aria-hidden
          className={`transition-transform duration-200 ${open ? 'rotate-90' : ''}`}
        />
        Completed
      </button>
      <Suspense>{open ? <CompletedRows {...{ list, selected, writable }} /> : null}</Suspense>
    </section>
  )
}
