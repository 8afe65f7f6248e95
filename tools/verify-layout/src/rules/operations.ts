import type { Rule, Tree } from '../tree.ts'

const table = 'services/api/src/authorization.ts'
const routes = 'services/api/src/routes/'

/** A route's file, its operationId and its row of the authorization table have one name. */
export const operations: Rule = tree => {
  if (!tree.files.includes(table)) return []
  const rows = rowsOf(tree)
  const files = tree.files.filter(file => file.startsWith(routes) && /: Operation\b/.test(tree.read(file)))
  const named = new Map(files.map(file => [nameOf(file), file]))
  return [
    ...rows
      .filter(row => !named.has(row))
      .map(row => `${table} has a row for ${row}, which has no file ${routes}<resource>/${row}.ts.`),
    ...[...named].flatMap(([name, file]) => {
      if (!rows.includes(name)) return [`${file} is an operation without a row in ${table}.`]
      return new RegExp(`['"]${name}['"]`).test(tree.read(file))
        ? []
        : [`${file} registers another operationId than its name: it must be ${name}.`]
    }),
  ]
}

const rowsOf = (tree: Tree): string[] => {
  const [, body = ''] = /export const authorization = \{([\s\S]*?)\n\}/.exec(tree.read(table)) ?? []
  return [...body.matchAll(/^\s*['"]?([a-z-]+)['"]?:/gm)].map(([, name = '']) => name)
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1, -'.ts'.length)
