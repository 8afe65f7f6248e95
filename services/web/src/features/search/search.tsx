import { type KeyboardEvent, useEffect, useState } from 'react'
import { sought, useSearch } from '../../data/search.ts'
import { focusFirst } from '../../ui/focus.ts'
import { CircleAlert, Search } from '../../ui/icons.ts'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { counted } from '../../ui/words.ts'
import { FoundTodo } from './found-todo.tsx'

/** Milliseconds of quiet after which what was typed is searched for. */
const pause = 150

const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

/** Arrows go from the field to the results and between them; Escape goes back to the field. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
  const field = document.querySelector('#search')
  const links = [...event.currentTarget.querySelectorAll('[data-todo] a')]
  const held = document.activeElement?.closest('[data-todo]')?.querySelector('a')
  const index = held ? links.indexOf(held) : -1
  if (event.key === 'ArrowDown') focusFirst(links[index + 1])
  else if (event.key === 'ArrowUp') focusFirst(links[index - 1], field)
  else if (event.key === 'Escape' && index >= 0) focusFirst(field)
  else return
  event.preventDefault()
}

/** Finds todos by words of their titles and notes. */
export default ({ selected }: { selected: string | undefined }) => {
  const text = sought.use()
  const query = usePaused(text.trim())
  const { data: found, isError, error, refetch } = useSearch(query)
  return (
    <Screen title="Search">
      {/* The keys belong to the controls inside; this only hears them all. */}
      <search onKeyDown={onKeyDown}>
        <SearchField text={text} />
        <p role="status" className="sr-only">
          {found && query ? `${counted(found.length, 'result')} for “${query}”` : ''}
        </p>
        {query === '' ? (
          <Notice icon={Search} title="Find anything">
            Type a word of a title or of its notes; its beginning is enough.
          </Notice>
        ) : null}
        {query && !found && !isError ? <LoadingRows label="Searching" /> : null}
        {query && isError ? (
          <Notice
            icon={CircleAlert}
            title="The search did not work"
            action={{ label: 'Try again', act: () => void refetch() }}
          >
            {error.message}
          </Notice>
        ) : null}
        {query && found?.length === 0 ? (
          <Notice icon={Search} title={`Nothing found for “${query}”`}>
            Try fewer words, or only how one of them begins. The trash is not searched.
          </Notice>
        ) : null}
        {query && found ? (
          <ul aria-label="Results" className="-mx-2">
            {found.map(todo => (
              <FoundTodo key={todo.id} {...{ todo, query }} selected={todo.id === selected} />
            ))}
          </ul>
        ) : null}
      </search>
    </Screen>
  )
}

const SearchField = ({ text }: { text: string }) => (
  <label className="mt-1 mb-4 flex h-12 items-center gap-3 rounded-xl bg-raised pr-2 pl-3 shadow-field outline-accent focus-within:outline-2">
    <Search size={18} className="shrink-0 text-faint" />
    <span className="sr-only">Search todos</span>
    <input
      id="search"
      type="search"
      // biome-ignore lint/a11y/noAutofocus: someone who opens the search wants to type.
      autoFocus
      value={text}
      onChange={event => sought.set(event.target.value)}
      placeholder="Search titles and notes"
      autoComplete="off"
      maxLength={200}
      className="h-full min-w-0 flex-1 bg-transparent outline-none"
    />
  </label>
)
