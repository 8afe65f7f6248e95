import { execFile } from 'node:child_process'

export interface Outcome {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end and collects what it says. */
export function runTool(program: string, args: readonly string[], input = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      // A code is the program's own verdict; anything else means that it did not run.
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ ok: !error, stdout, stderr })
    })
    child.stdin?.on('error', () => {}).end(input)
  })
}
