import { Suspense, useEffect } from 'react'
import type { Todo } from '../../api/types.ts'
import { lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { SquareCheck } from '../../ui/icons.ts'
import { beginSelecting, endSelecting, selection } from './selection.ts'

const BulkBar = lazily(() => import('./bulk-bar.tsx'))

/** Begins selecting rows, also without a keyboard and without resting a finger on one. */
export const SelectButton = () => {
  const { choosing } = selection.use()
  return (
    <IconButton
      label="Select todos"
      aria-pressed={choosing}
      onClick={choosing ? endSelecting : beginSelecting}
      className="size-9 aria-pressed:bg-selected"
    >
      <SquareCheck size={18} />
    </IconButton>
  )
}

interface SelectingProps {
  screen: string
  /** All that can be selected on it. */
  todos: readonly Todo[]
  /** Moves one that has a place in an order, so many places down. */
  move?: (todo: Todo, by: number) => void
}

/** What can be done with the selected todos of a screen; another screen begins with none selected. */
export const Selecting = ({ screen, ...props }: SelectingProps) => {
  const { choosing } = selection.use()
  // It is the change of screen that ends it.
  useEffect(() => endSelecting, [screen])
  if (!choosing) return null
  return (
    <Suspense>
      <BulkBar {...props} />
    </Suspense>
  )
}
