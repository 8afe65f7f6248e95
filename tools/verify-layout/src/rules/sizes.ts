import { isCode, type Rule } from '../tree.ts'

const codeLimit = 150
/** Tests are lists of cases; the hard limit of any file. */
const hardLimit = 200
const styleLimit = 200
const decisionLimit = 60

/** Longer on purpose, with the reason; never beyond the hard limit unless generated. */
const exceptions: Readonly<Record<string, string>> = {
  'services/web/src/api/schema.ts': 'generated from the OpenAPI document',
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const lines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

const limitOf = (file: string): number | undefined => {
  if (file === 'STYLE.md') return styleLimit
  if (/^docs\/decisions\/\d/.test(file)) return decisionLimit
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
]
