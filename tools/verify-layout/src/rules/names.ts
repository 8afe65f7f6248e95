import { foldersIn, type Rule } from '../tree.ts'

const vague = new Set(['utils', 'util', 'common', 'helpers', 'helper', 'shared', 'misc'])

/** A module is named by what it does. */
export const vagueNames: Rule = ({ files }) => {
  const prefixes = files.flatMap(file => file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')))
  return [...new Set(prefixes)]
    .filter(path => vague.has((path.split('/').at(-1) ?? '').replace(/\..*$/, '').toLowerCase()))
    .map(path => `${path} is named by no purpose: name it by what it does.`)
}

/** The package in `services/api` is `@todo/api`, so that either name gives the other. */
export const packageNames: Rule = tree =>
  ['services', 'libs', 'tools'].flatMap(group =>
    foldersIn(tree, group).flatMap(folder => {
      const path = `${group}/${folder}/package.json`
      if (!tree.files.includes(path)) return []
      const { name } = JSON.parse(tree.read(path))
      return name === `@todo/${folder}` ? [] : [`${path} calls itself ${name}: it must be @todo/${folder}.`]
    }),
  )
