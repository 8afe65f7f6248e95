import type { ReactNode } from 'react'
import { inlineOf } from './inline.tsx'
import { childrenOf, type Part } from './notes-tree.ts'

export interface Reading {
  text: string
  /** The level of the heading above: readers of headings miss none (WCAG 1.3.1), whatever the writer skipped. */
  above: number
  /** A task was ticked or not; `at` is where its box begins in the text. Absent where nothing may be changed. */
  onTask: ((at: number, done: boolean) => void) | undefined
}

const heading = (part: Part, reading: Reading): ReactNode => {
  reading.above = Math.min(2 + Number(part.name.slice(-1)), reading.above + 1, 6)
  const Heading = `h${reading.above as 3 | 4 | 5 | 6}` as const
  return (
    <Heading className={`font-semibold ${part.name.endsWith('1') ? 'text-lg' : ''}`}>
      {inlineOf(part, reading.text)}
    </Heading>
  )
}

const code = (part: Part, { text }: Reading): ReactNode => (
  <pre className="whitespace-pre-wrap rounded-lg bg-sunken px-3 py-2 text-sm">
    <code>
      {childrenOf(part)
        .filter(({ name }) => name === 'CodeText')
        .map(({ from, to }) => text.slice(from, to))
        .join('')}
    </code>
  </pre>
)

const task = (part: Part, { text, onTask }: Reading): ReactNode => {
  const box = part.getChild('TaskMarker') ?? part
  const done = text[box.from + 1] !== ' '
  return (
    <div className="-ml-6 flex items-start gap-2">
      <input
        type="checkbox"
        aria-label={text.slice(box.to, part.to).trim()}
        checked={done}
        disabled={!onTask}
        onChange={event => onTask?.(box.from, event.target.checked)}
        className="mt-1 size-4 shrink-0"
      />
      <span className={`min-w-0 whitespace-pre-line ${done ? 'text-faint line-through' : ''}`}>
        {inlineOf(part, text, box.to + 1)}
      </span>
    </div>
  )
}

const items = (part: Part, reading: Reading): ReactNode =>
  childrenOf(part).map(item => (
    <li key={item.from} className={item.getChild('Task') ? 'list-none' : ''}>
      {blocksOf(item, reading)}
    </li>
  ))

const block = (part: Part, reading: Reading): ReactNode => {
  const { text } = reading
  switch (part.name) {
    case 'Paragraph':
      return <p className="whitespace-pre-line">{inlineOf(part, text)}</p>
    case 'Task':
      return task(part, reading)
    case 'BulletList':
      return <ul className="list-disc pl-6 marker:text-faint">{items(part, reading)}</ul>
    case 'OrderedList':
      return (
        <ol start={Number.parseInt(text.slice(part.from), 10)} className="list-decimal pl-6 marker:text-faint">
          {items(part, reading)}
        </ol>
      )
    case 'FencedCode':
      return code(part, reading)
    case 'Blockquote':
      return (
        <blockquote className="grid grid-cols-1 gap-2 border-edge border-l-2 pl-3 text-soft">
          {blocksOf(part, reading)}
        </blockquote>
      )
    case 'HorizontalRule':
      return <hr className="border-line" />
    default:
      return part.name.startsWith('ATXHeading') ? heading(part, reading) : null
  }
}

/** The blocks of a part, each telling where its text ends: made by React from the text, and never from HTML. */
export const blocksOf = (part: Part, reading: Reading): ReactNode =>
  childrenOf(part)
    .filter(({ name }) => !name.endsWith('Mark'))
    .map(child => (
      <div key={child.from} data-end={child.to}>
        {block(child, reading)}
      </div>
    ))
