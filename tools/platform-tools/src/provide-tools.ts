import { buildGoTool } from './build-go-tool.ts'
import { type GoToolName, goTools } from './go-tools.ts'
import { ToolError } from './run.ts'
import { unpackAlertmanager } from './unpack-alertmanager.ts'

export type ToolName = GoToolName | 'alertmanager'

/** Every tool that can be had. */
export const toolNames: readonly ToolName[] = [...(Object.keys(goTools) as GoToolName[]), 'alertmanager']

/**
 * Paths of the programs that a test runs, brought into the cache first where they are not there.
 * One after another: a Go build takes the whole machine.
 * @throws ToolError saying what to install
 */
export async function provideTools<N extends ToolName>(...names: readonly N[]): Promise<Record<N, string>> {
  const paths = {} as Record<N, string>
  for (const name of names) {
    paths[name] = name === 'alertmanager' ? await unpackAlertmanager() : await buildGoTool(name as GoToolName)
  }
  return paths
}

/** @throws ToolError naming the first that there is not */
export function toolsNamed(names: readonly string[]): readonly ToolName[] {
  const unknown = names.find(name => !toolNames.some(known => known === name))
  if (unknown) throw new ToolError(`There is no tool ${unknown}: choose among ${toolNames.join(', ')}.`)
  return names.length > 0 ? (names as ToolName[]) : toolNames
}
