import { foldersIn, type Rule } from '../tree.ts'

const page = 'docs/reference/not-run.md'
const folder = 'deploy/observability'

/** Parts of the folder that configure no server. */
const noServers = ['src', 'alerts', 'dashboards', 'slos']

/** What configures a server is given to that server by a test, or stands on the page of what is not run. */
export const notRun: Rule = tree => {
  const tests = tree.files.filter(file => /^(tests|deploy\/observability\/src)\/.*\.ts$/.test(file)).map(tree.read)
  const listed = tree.files.includes(page) ? tree.read(page) : ''
  return foldersIn(tree, folder)
    .filter(server => !server.includes('.') && !noServers.includes(server))
    .filter(server => !tests.some(text => text.includes(`'${server}/`)) && !listed.includes(`\`${folder}/${server}\``))
    .map(
      server => `${folder}/${server} is given to no server by a test: start it in tests/stack, or list it in ${page}.`,
    )
}
