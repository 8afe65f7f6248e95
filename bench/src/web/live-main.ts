// Measures how soon a change of one person is in another's page, and fails when that is later than it may be.
import { App } from '@todo/e2e/app'
import { launchBrowser } from '@todo/e2e/browser'
import { measureLive } from './live.ts'

/** Milliseconds for 95 of 100 changes. */
const limit = 300

await using app = await App.started()
const browser = await launchBrowser()
try {
  const { samples, median, p95, max } = await measureLive(browser, app)
  const figures = `median ${median.toFixed(0)}, p95 ${p95.toFixed(0)}, longest ${max.toFixed(0)} ms`
  console.log(`A change is in another’s page after: ${figures} (${samples} changes; at most ${limit} ms for 95 of 100)`)
  process.exitCode = p95 > limit ? 1 : 0
} finally {
  await browser.close()
  await app.stop()
}
