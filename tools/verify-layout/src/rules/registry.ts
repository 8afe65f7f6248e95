import type { Rule } from '../tree.ts'

/** Where packages come from is each machine's own setting. */
export const registry: Rule = tree =>
  tree.files
    .filter(file => /(^|\/)(pnpm-lock\.yaml|package-lock\.json|\.npmrc|pnpm-workspace\.yaml)$/.test(file))
    .filter(file => /(tarball|resolved|registry)["']?\s*[:=]\s*["']?https?:/.test(tree.read(file)))
    .map(file => `${file} names a package registry's host: remove it, each machine has its own.`)
