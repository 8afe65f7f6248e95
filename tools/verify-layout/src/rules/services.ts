import { foldersIn, type Rule } from '../tree.ts'

/** Where a service keeps its server. */
const serverFolder = (service: string) => (service === 'web' ? 'server' : 'src')
const parts = ['main.ts', 'app.ts', 'config.ts', 'events.ts']

/** Every service is made of the same parts, so that whoever knows one knows them all. */
export const services: Rule = tree =>
  foldersIn(tree, 'services').flatMap(service => {
    const folder = `services/${service}/${serverFolder(service)}`
    return parts
      .filter(part => !tree.files.includes(`${folder}/${part}`))
      .map(part => `services/${service} lacks ${folder}/${part}: every service has ${parts.join(', ')}.`)
  })
