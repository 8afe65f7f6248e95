import { Fragment, type ReactNode } from 'react'
import { childrenOf, type Part } from './notes-tree.ts'
import { safeAddress } from './safe-address.ts'

/** Signs that say how something looks, and are not shown. */
const isMark = ({ name }: Part): boolean => name.endsWith('Mark')

const Address = ({ href, children }: { href: string; children: ReactNode }) => (
  <a
    href={href}
    target="_blank"
    rel="noopener noreferrer nofollow"
    className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]"
  >
    {children}
  </a>
)

/** What is between the first two marks of a link or an image: the words that stand for it. */
const wordsOf = (part: Part, text: string): ReactNode => {
  const [open, close] = childrenOf(part).filter(({ name }) => name === 'LinkMark')
  return open && close ? inlineOf(part, text, open.to, close.from) : null
}

/** A link or an image; what is not safe to follow, or leads nowhere, is shown as it was written. */
const link = (part: Part, text: string): ReactNode => {
  const address = part.getChild('URL')
  const href = address && safeAddress(text.slice(address.from, address.to))
  if (!href) return text.slice(part.from, part.to)
  // An image would be asked for at whoever the writer chose, and tell them who reads: it is a link.
  return <Address href={href}>{wordsOf(part, text) ?? href}</Address>
}

const bare = (part: Part, text: string): ReactNode => {
  const written = text.slice(part.from, part.to)
  const href = safeAddress(written)
  return href ? <Address href={href}>{written}</Address> : written
}

const inlinePart = (part: Part, text: string): ReactNode => {
  switch (part.name) {
    case 'Emphasis':
      return <em>{inlineOf(part, text)}</em>
    case 'StrongEmphasis':
      return <strong className="font-semibold">{inlineOf(part, text)}</strong>
    case 'Strikethrough':
      return <del>{inlineOf(part, text)}</del>
    case 'InlineCode':
      return <code className="rounded bg-sunken px-1 py-px font-mono text-sm">{inlineOf(part, text)}</code>
    case 'Link':
    case 'Image':
      return link(part, text)
    case 'URL':
      return bare(part, text)
    case 'HardBreak':
      return '\n'
    case 'Escape':
      return text.slice(part.from + 1, part.to)
    default:
      return isMark(part) ? null : text.slice(part.from, part.to)
  }
}

/** The words of a part between two places, with what is emphasised, linked or code in them. */
export const inlineOf = (part: Part, text: string, from = part.from, to = part.to): ReactNode[] => {
  const pieces: ReactNode[] = []
  let at = from
  for (const child of childrenOf(part).filter(child => child.from >= from && child.to <= to)) {
    pieces.push(text.slice(at, child.from), <Fragment key={child.from}>{inlinePart(child, text)}</Fragment>)
    at = child.to
  }
  pieces.push(text.slice(at, to))
  return pieces
}
