/** Shows the jobs that used up their attempts, and lets them run again: see docs/how-to/replay-failed-jobs.md. */
import { StartError } from '@todo/runtime'
import { openConnection } from '../database.ts'
import { readConfig } from './config.ts'
import { type FailedJob, listFailedJobs, replayFailedJobs } from './failed-jobs.ts'
import { parseArguments } from './parse-arguments.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const run = async (args: readonly string[]): Promise<void> => {
  const request = parseArguments(args)
  const client = openConnection(readConfig())
  try {
    await client.connect()
    if (request.command === 'failed') return show(await listFailedJobs(client))
    const replayed = await replayFailedJobs(client, request.selection)
    const missing = request.selection.ids?.filter(id => !replayed.includes(id)) ?? []
    if (replayed.length > 0) say(`Running again: ${replayed.join(', ')}`)
    else say('There is no such failed job.')
    if (missing.length > 0) throw new StartError(`Not among the failed jobs: ${missing.join(', ')}.`)
  } finally {
    await client.end()
  }
}

const show = (jobs: readonly FailedJob[]): void => {
  if (jobs.length === 0) say('No failed jobs.')
  for (const { id, task, attempts, since, error } of jobs) {
    say(`${id}  ${task}  since ${since.toISOString()}  attempts ${attempts}  ${error.replaceAll(/\s+/g, ' ')}`)
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.exitCode = 1
  process.stderr.write(
    `${error instanceof StartError ? error.message : `The queue could not be asked: ${(error as Error).message}`}\n`,
  )
}
