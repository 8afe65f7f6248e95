// Brings platform tools into the cache and prints their paths: ./todo tools [NAME…]
import { provideTools, toolsNamed } from './provide-tools.ts'

process.once('SIGTERM', () => process.exit(143)).once('SIGINT', () => process.exit(130))
try {
  for (const path of Object.values(await provideTools(...toolsNamed(process.argv.slice(2))))) console.log(path)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
