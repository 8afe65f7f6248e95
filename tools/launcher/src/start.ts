import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '@todo/runtime'
import { buildWeb } from './build-web.ts'
import { readConfig } from './config.ts'
import { demoSignIn, fillDemo } from './demo/fill-demo.ts'
import { type Places, root } from './places.ts'
import { prepareDatabase } from './prepare-database.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { readRunning } from './running.ts'
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
    const details = [...mailPlace(places), `logs in ${relative(root, places.logs)}`]
    console.log(`Todo is ready at ${url} (${details.join(', ')}; Ctrl-C stops it)`)
    if (demo) console.log(`Sign in as ${demoSignIn.email} with the password: ${demoSignIn.password}`)
  },
)

/** Without a mail server the worker keeps mails, and shows them. */
function mailPlace(places: Places): string[] {
  const worker = readRunning(places)?.services['worker']
  return worker && !process.env['SMTP_URL'] ? [`mail at ${worker.url}/outbox`] : []
}

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
