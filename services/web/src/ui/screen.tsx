import { type ReactNode, useRef } from 'react'
import { useFocusWhenLost } from './focus.ts'
import { ChevronLeft } from './icons.ts'
import { Link } from './router.tsx'

interface ScreenProps {
  title: string
  /** A line under the title. */
  note?: string | undefined
  /** What stands at the end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

/** A screen that is not a list: its title, the way back on a narrow window, and what it holds. */
export const Screen = ({ title, note, aside, children }: ScreenProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusWhenLost(heading, title)
  return (
    <div className="mx-auto flex min-h-full max-w-3xl flex-col px-4 pb-10 pair:px-8 full:px-10">
      <title>{`${title} – Todo`}</title>
      <header className="flex items-center gap-1 pt-3 pb-3 max-pair:sticky max-pair:top-0 max-pair:z-20 max-pair:bg-canvas pair:pt-10 pair:pb-5 pair:pl-2">
        <Link
          href="/lists"
          aria-label="All lists"
          className="-ml-2 grid size-10 place-items-center rounded-lg text-faint hover:bg-hover pair:hidden"
        >
          <ChevronLeft size={22} />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 ref={heading} tabIndex={-1} className="truncate font-bold text-xl tracking-tight">
            {title}
          </h1>
          {note ? <p className="text-faint text-sm">{note}</p> : null}
        </div>
        {aside}
      </header>
      {children}
    </div>
  )
}
