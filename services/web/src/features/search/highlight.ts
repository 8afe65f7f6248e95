export interface Piece {
  text: string
  found: boolean
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Cuts a text where words begin with what was searched for, as the server finds them. */
export const highlight = (text: string, query: string): Piece[] => {
  const words = wordsOf(query).toSorted((left, right) => right.length - left.length)
  if (words.length === 0) return [{ text, found: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'giu')
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter(piece => piece.text !== '')
}

/** The part of a Markdown text around the first word found, without its signs; nothing if there is none. */
export const excerpt = (text: string, query: string, length = 120): string | undefined => {
  const flat = text.replaceAll(/[*_`#>]+/g, '').replaceAll(/\s+/g, ' ')
  const [before, found] = highlight(flat, query)
  const at = before?.found ? 0 : found ? (before?.text.length ?? 0) : -1
  if (at < 0) return undefined
  const start = Math.max(0, at - 40)
  const cut = flat.slice(start, start + length)
  return `${start > 0 ? '…' : ''}${cut}${start + length < flat.length ? '…' : ''}`
}
