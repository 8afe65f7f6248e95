import { GenericContainer, Network, type StartedTestContainer, Wait } from 'testcontainers'
import { Confined } from './confined.ts'

const password = 'only-for-this-test'
const databaseUrl = (host: string, port: number) => `postgresql://todo:${password}@${host}:${port}/todo`
const migrateProgram = 'node_modules/@todo/database/dist/migrate/main.js'

const outbox = `console.log(await (await fetch('http://127.0.0.1:9465/outbox')).text())`

const httpOf = (container: StartedTestContainer, port: number) =>
  `http://${container.getHost()}:${container.getMappedPort(port)}`

/** The three services and their database, each in a container of its own, started as in a cluster: migration first. */
export const startHouse = async () => {
  await using started = new AsyncDisposableStack()
  const network = await new Network().start()
  started.defer(() => network.stop().then(() => {}))
  const own = async (container: GenericContainer, alias: string) => {
    const running = await container.withNetwork(network).withNetworkAliases(alias).start()
    started.defer(() => running.stop().then(() => {}))
    return running
  }
  const postgres = await own(
    new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_USER: 'todo', POSTGRES_PASSWORD: password, POSTGRES_DB: 'todo' })
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forSuccessfulCommand('pg_isready -h 127.0.0.1 -U todo')),
    'postgres',
  )
  const DATABASE_URL = databaseUrl('postgres', 5432)
  await new Confined('api')
    .withNetwork(network)
    .withEnvironment({ DATABASE_URL })
    .withCommand([migrateProgram])
    .withWaitStrategy(Wait.forOneShotStartup())
    .start()
  const PUBLIC_URL = 'http://localhost:3000'
  const environment = { DATABASE_URL, PUBLIC_URL, TRUST_PROXY: 'uniquelocal' }
  const ready = (port: number) => Wait.forHttp('/readyz', port)
  const api = await own(
    new Confined('api').withEnvironment(environment).withExposedPorts(3001).withWaitStrategy(ready(3001)),
    'api',
  )
  const web = await own(
    new Confined('web')
      .withEnvironment({ API_URL: 'http://api:3001' })
      .withExposedPorts(3000)
      .withWaitStrategy(ready(3000)),
    'web',
  )
  const worker = await own(
    new Confined('worker')
      .withEnvironment({ DATABASE_URL, DATABASE_ROLE: 'todo_worker', PUBLIC_URL })
      .withExposedPorts(9465)
      .withWaitStrategy(ready(9465)),
    'worker',
  )
  const owned = started.move()
  return {
    services: { api, web, worker },
    /** As browsers reach it. */
    url: httpOf(web, 3000),
    /** The page of mails: it is for the worker's own machine alone, so it is asked from there. */
    readOutbox: async () => (await worker.exec(['node', '--eval', outbox])).output,
    databaseUrl: databaseUrl(postgres.getHost(), postgres.getMappedPort(5432)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
