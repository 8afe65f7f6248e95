import { posix } from 'node:path'
import { foldersIn, isCode, type Rule, type Tree } from '../tree.ts'

/** A service is deployed alone; what two need is a library. */
export const serviceImports: Rule = tree => {
  const names = foldersIn(tree, 'services')
  return names.flatMap(service => {
    const others = names.filter(name => name !== service)
    const manifest = `services/${service}/package.json`
    const { dependencies = {}, devDependencies = {} } = tree.files.includes(manifest)
      ? JSON.parse(tree.read(manifest))
      : {}
    return [
      ...others
        .filter(other => `@todo/${other}` in { ...dependencies, ...devDependencies })
        .map(other => `${manifest} depends on @todo/${other}: a service never uses a service.`),
      ...importsAcross(tree, 'services', service).map(
        ([file, other]) => `${file} imports the service ${other}: a service never uses a service.`,
      ),
    ]
  })
}

/** A screen can be read, changed and removed alone; what two need lies beside the features. */
export const featureImports: Rule = tree => {
  const features = 'services/web/src/features'
  return foldersIn(tree, features).flatMap(feature =>
    importsAcross(tree, features, feature).map(
      ([file, other]) => `${file} imports the feature ${other}: put what both need beside features/.`,
    ),
  )
}

/** Relative imports from `group/name` that end in another folder of the group, as pairs of file and folder. */
function importsAcross(tree: Tree, group: string, name: string): [string, string][] {
  const others = foldersIn(tree, group).filter(folder => folder !== name)
  const own = tree.files.filter(file => isCode(file) && file.startsWith(`${group}/${name}/`))
  return own.flatMap(file =>
    relativeImports(tree.read(file)).flatMap(specifier => {
      const target = posix.join(posix.dirname(file), specifier)
      const other = others.find(folder => target.startsWith(`${group}/${folder}/`))
      return other ? [[file, other] satisfies [string, string]] : []
    }),
  )
}

const relativeImports = (code: string): string[] =>
  [...code.matchAll(/(?:from|import\(?)\s*['"](\.[^'"]+)['"]/g)].map(([, specifier = '']) => specifier)
