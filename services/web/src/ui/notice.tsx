import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { Icon } from './icon.tsx'

interface NoticeProps {
  icon: Icon
  title: string
  children?: ReactNode
  action?: { label: string; act: () => void }
  /** Nothing else is on the screen, so that this is its heading. */
  alone?: boolean
}

/** What a screen says when it has nothing else to show: it is empty, or could not be loaded. */
export const Notice = ({ icon: Icon, title, children, action, alone = false }: NoticeProps) => {
  const Heading = alone ? 'h1' : 'h2'
  return (
    <div className="mx-auto flex max-w-xs animate-appear flex-col items-center px-4 py-16 text-center">
      <span className="mb-5 grid size-14 place-items-center rounded-2xl bg-tint/10 text-tint">
        <Icon size={26} />
      </span>
      <Heading className="mb-1 font-semibold text-base">{title}</Heading>
      <div className="text-balance text-faint text-sm">{children}</div>
      {action ? (
        <Button className="mt-5" onClick={action.act}>
          {action.label}
        </Button>
      ) : null}
    </div>
  )
}

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-3/5']

/** Rows that are still being loaded; they only appear when that takes a while. */
export const LoadingRows = ({ label }: { label: string }) => (
  <div role="status" aria-label={label} className="animate-pulse-soft px-2">
    {widths.map((width, index) => (
      <div key={index} className="flex h-11 items-center gap-3">
        <span className="size-5 rounded-md bg-selected" />
        <span className={`h-3 rounded-full bg-selected ${width}`} />
      </div>
    ))}
  </div>
)
