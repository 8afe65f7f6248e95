import { useEffect } from 'react'
import { tour } from '../../data/tour.ts'
import { Button } from '../../ui/button.tsx'
import { focusFirst } from '../../ui/focus.ts'

const keys = [
  ['N', 'write a todo'],
  ['↑ ↓', 'go from one to the next'],
  ['Space', 'tick it off'],
  ['/', 'find anything'],
  ['?', 'see all the keys'],
] as const

const end = (): void => {
  tour()
  focusFirst(document.querySelector('#new-todo'), document.querySelector('main h1'))
}

/** Shows a newcomer around on one card. It keeps out of the way: the field for the first todo has the focus meanwhile. */
export default ({ name }: { name: string }) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], [role="menu"]'))
        return
      end()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <section
      aria-labelledby="tour"
      className="fixed inset-x-3 bottom-[max(0.75rem,env(safe-area-inset-bottom))] z-30 animate-rise rounded-2xl bg-raised p-5 shadow-float pair:inset-x-auto pair:right-5 pair:bottom-5 pair:w-80 forced-colors:border short:hidden"
    >
      <h2 id="tour" className="font-semibold text-lg tracking-tight [overflow-wrap:anywhere]">
        Welcome, {name}
      </h2>
      <p className="mt-1 text-soft text-sm">
        Write down what is on your mind, one line each. Dates, notes and subtasks wait behind every line; lists can be
        shared.
      </p>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm touch:hidden">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-medium font-sans text-xs">
                {key}
              </kbd>
            </dt>
            <dd className="text-soft">{does}</dd>
          </div>
        ))}
      </dl>
      <Button tone="primary" className="mt-5 w-full" onClick={end}>
        Got it
      </Button>
    </section>
  )
}
