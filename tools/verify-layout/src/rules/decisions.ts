import type { Rule } from '../tree.ts'

/** Decisions are numbered 0001, 0002, … without gaps or doubles, so that a number is a name. */
export const decisions: Rule = ({ files }) => {
  const names = files.filter(file => file.startsWith('docs/decisions/') && file.endsWith('.md'))
  const numbered = names.filter(file => /\/\d{4}-[a-z0-9-]+\.md$/.test(file)).sort()
  const misnamed = names.filter(file => !numbered.includes(file))
  return [
    ...misnamed.map(file => `${file} must be named by its number and its subject, such as 0001-one-house.md.`),
    ...numbered.flatMap((file, index) => {
      const expected = String(index + 1).padStart(4, '0')
      return file.startsWith(`docs/decisions/${expected}-`) ? [] : [`${file} should have the number ${expected}.`]
    }),
  ]
}
