import { posix } from 'node:path'
import type { Rule } from '../tree.ts'

/** Every relative link of a page leads to a file or folder of the project. */
export const links: Rule = tree => {
  const folders = new Set(tree.files.flatMap(file => ancestors(file)))
  return tree.files
    .filter(file => file.endsWith('.md'))
    .flatMap(file =>
      targets(tree.read(file)).flatMap(target => {
        const path = posix.normalize(posix.join(posix.dirname(file), target)).replace(/\/$/, '')
        if (path === '.' || tree.files.includes(path) || folders.has(path)) return []
        return [`${file} links to ${target}, which is not there.`]
      }),
    )
}

const ancestors = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))

/** Inline links, images and reference definitions outside code, without fragments. */
function targets(markdown: string): string[] {
  const prose = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')
  const found = [...prose.matchAll(/\]\(<?([^)>\s]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)]
  return found
    .map(([, inline, reference]) => decodeURI((inline ?? reference ?? '').replace(/[#?].*$/, '')))
    .filter(target => target && !/^[a-z][a-z+.-]*:|^\//i.test(target))
}
