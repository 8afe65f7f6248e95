import { resolve } from 'node:path'
import { rules } from './rules.ts'
import { treeOf } from './tree.ts'

const tree = treeOf(resolve(import.meta.dirname, '../../..'))
const problems = rules.flatMap(rule => rule(tree))
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
