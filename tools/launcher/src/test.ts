import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.ts'
import { root } from './places.ts'
import { type Counts, chooseTiers, count, inWords, type Tier, total } from './tiers.ts'

const results = join(root, 'test-results')
mkdirSync(results, { recursive: true })

try {
  const all: Counts[] = []
  for (const tier of chooseTiers(process.argv.slice(2))) all.push(await run(tier))
  const sum = total(all)
  // For whoever adds several runs up.
  writeFileSync(join(results, 'counts'), `${sum.passed} ${sum.failed} ${sum.skipped}\n`)
  console.log(`\n${inWords(sum)}`)
  process.exitCode = sum.failed > 0 ? 1 : 0
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function run(tier: Tier): Promise<Counts> {
  console.log(`\n── ${tier.name}`)
  const began = performance.now()
  const counts = await measure(tier)
  console.log(`${tier.name}: ${inWords(counts)} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return counts
}

async function measure({ name, script, vitest = false, browser = false }: Tier): Promise<Counts> {
  const report = join(results, `${name}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const env = browser ? { CHROMIUM_PATH: await provideChromium() } : {}
    const exitCode = await runScript(script, vitest ? reporters : [], env)
    if (!vitest) return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
    return count(exitCode, readReport(report))
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function runScript(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const
  const child = spawn('pnpm', ['--silent', 'run', script, ...args], options)
  return new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
}

function readReport(path: string) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
