import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '@todo/runtime'
import { buildWeb } from './build-web.ts'
import { readConfig } from './config.ts'
import { demoSignIn, fillDemo } from './demo/fill-demo.ts'
import { root } from './places.ts'
import { prepareDatabase } from './prepare-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { houseServices } from './services.ts'

let demo = false

await runUntilStopped(
  () => {
    const config = readConfig()
    demo = wantsDemo()
    return {
      ...config,
      prepare: async databaseUrl => {
        await prepareDatabase(databaseUrl)
        await buildWeb(config.places)
      },
      services: databaseUrl => houseServices(config, databaseUrl),
    }
  },
  async ({ url, places }) => {
    if (demo) await fillOrExplain(url)
    console.log(`Todo is ready at ${url} (logs in ${relative(root, places.logs)}; Ctrl-C stops it)`)
    if (demo) console.log(`Sign in as ${demoSignIn.email} with the password: ${demoSignIn.password}`)
  },
)

function wantsDemo(): boolean {
  try {
    return parseArgs({ options: { demo: { type: 'boolean', default: false } } }).values.demo
  } catch (error) {
    throw new StartError(`${(error as Error).message}. The only option is --demo.`, { cause: error })
  }
}

async function fillOrExplain(url: string): Promise<void> {
  try {
    await fillDemo(url)
  } catch (cause) {
    throw new StartError(`The demo account could not be filled: ${(cause as Error).message}`, { cause })
  }
}
