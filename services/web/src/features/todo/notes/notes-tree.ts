import { Autolink, parser, Strikethrough, TaskList } from '@lezer/markdown'

/**
 * CommonMark without what nobody means in a note: HTML, references and entities are text, indented lines are no code, and
 * dashes make no heading of the line above. With task lists, struck text and bare addresses, as GitHub has them.
 */
const notes = parser.configure([
  Autolink,
  Strikethrough,
  TaskList,
  { remove: ['HTMLBlock', 'HTMLTag', 'LinkReference', 'Entity', 'IndentedCode', 'SetextHeading'] },
])

/** A part of a text, by its name in the grammar of Lezer. */
export type Part = ReturnType<typeof notes.parse>['topNode']

/** More levels than anyone reads; a browser lays out some thousands before it breaks. */
const deepest = 40

const parsed = (text: string) => {
  try {
    return notes.parse(text)
  } catch {
    // The parser goes into nested parts by recursion: some thousand levels are more than the stack bears.
    return undefined
  }
}

/** What a text is made of, as a tree of places in it; nothing for one that is nested beyond all sense. */
export const partsOf = (text: string): Part | undefined => {
  const tree = parsed(text)
  if (!tree) return undefined
  let depth = 0
  let deep = 0
  tree.iterate({
    enter: () => {
      depth += 1
      deep = Math.max(deep, depth)
    },
    leave: () => {
      depth -= 1
    },
  })
  return deep > deepest ? undefined : tree.topNode
}

export const childrenOf = (part: Part): Part[] => {
  const children: Part[] = []
  for (let child = part.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
