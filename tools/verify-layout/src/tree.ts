import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files that rules look at, by path from the root with slashes. */
export interface Tree {
  readonly files: readonly string[]
  read(path: string): string
}

/** A rule names what is wrong, one sentence each. */
export type Rule = (tree: Tree) => string[]

/** What Git tracks or would track in a checkout. */
export function treeOf(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = [...new Set(listed.split('\0'))].filter(file => file && existsSync(join(root, file)))
  return { files, read: path => readFileSync(join(root, path), 'utf8') }
}

/** A tree written down, for tests. */
export function fixtureTree(contents: Readonly<Record<string, string>>): Tree {
  return { files: Object.keys(contents), read: path => contents[path] ?? '' }
}

/** Names of the folders right below `folder`. */
export const foldersIn = ({ files }: Tree, folder: string): string[] => [
  ...new Set(
    files.filter(file => file.startsWith(`${folder}/`)).map(file => file.split('/')[folder.split('/').length] ?? ''),
  ),
]

export const isCode = (file: string): boolean => /\.tsx?$/.test(file)
