import { join } from 'node:path'
import { provideTools } from '@todo/platform-tools'
import { kubernetesSchemas, schemaPattern } from './kubernetes-schemas.ts'
import { runTool } from './run-tool.ts'

export interface Conformity {
  readonly valid: number
  /** Sentences about what is not as the API server wants it. */
  readonly problems: readonly string[]
}

interface Report {
  readonly resources?: readonly { kind: string; name: string; status: string; msg: string }[] | null
  readonly summary: { readonly valid: number; readonly skipped: number }
}

/** Holds manifests to the schemas of the API server and the resource definitions; a kind without one is a problem. */
export async function conformity(manifests: string): Promise<Conformity> {
  const { kubeconform } = await provideTools('kubeconform')
  const location = join(await kubernetesSchemas(), schemaPattern)
  const { stdout, stderr } = await runTool(
    kubeconform,
    ['-strict', '-summary', '-output', 'json', '-schema-location', location],
    manifests,
  )
  if (!stdout) throw new Error(`kubeconform gave no verdict: ${stderr.trim()}`)
  const { resources, summary } = JSON.parse(stdout) as Report
  const problems = (resources ?? []).map(({ kind, name, msg }) => `${kind} ${name}: ${msg}`)
  if (summary.skipped > 0) problems.push(`${summary.skipped} objects were not looked at.`)
  return { valid: summary.valid, problems }
}
