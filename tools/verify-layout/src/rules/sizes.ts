import { isCode, type Rule, type Tree } from '../tree.ts'

const codeLimit = 150
/** Tests are lists of cases; the hard limit of any file. */
const hardLimit = 200
const styleLimit = 200
const decisionLimit = 60
const templateLimit = 80
const libraryLimit = 400

/** Longer on purpose, with the reason; never beyond the hard limit unless generated. */
const exceptions: Readonly<Record<string, string>> = {
  'services/web/src/api/schema.ts': 'generated from the OpenAPI document',
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const lines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

const limitOf = (file: string): number | undefined => {
  if (file === 'STYLE.md') return styleLimit
  if (/^docs\/decisions\/\d/.test(file)) return decisionLimit
  if (/^deploy\/charts\/.*\.(tpl|yaml)$/.test(file) && file.includes('/templates/')) return templateLimit
  if (!isCode(file)) return undefined
  if (isTest(file)) return hardLimit
  return exceptions[file] ? Number.POSITIVE_INFINITY : codeLimit
}

/** What is short gets read. */
export const sizes: Rule = tree => [
  ...tree.files.flatMap(file => {
    const limit = limitOf(file)
    if (limit === undefined) return []
    const count = lines(tree.read(file))
    return count > limit ? [`${file} has ${count} lines, ${limit} are allowed: split it by purpose.`] : []
  }),
  ...library(tree),
]

/** The library of charts as a whole: whoever adds a service reads all of it. */
function library({ files, read }: Tree): string[] {
  const count = files
    .filter(file => file.startsWith('deploy/charts/library/templates/'))
    .reduce((sum, file) => sum + lines(read(file)), 0)
  return count > libraryLimit
    ? [`deploy/charts/library has ${count} lines of templates, ${libraryLimit} are allowed.`]
    : []
}
