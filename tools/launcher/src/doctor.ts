import { StartError } from '@todo/runtime'
import { readConfig } from './config.ts'
import { examine } from './requirements.ts'

try {
  const requirements = await examine(readConfig())
  const width = Math.max(...requirements.map(({ what }) => what.length))
  for (const { what, ok, found, how } of requirements) {
    console.log(`${ok ? '✓' : '✗'} ${what.padEnd(width)}  ${ok ? found : `${found}: ${how}`}`)
  }
  process.exitCode = requirements.every(({ ok }) => ok) ? 0 : 1
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
