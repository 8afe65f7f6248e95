import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { RenderError } from './render-error.ts'

/** The checkout's root. */
export const root = resolve(import.meta.dirname, '../../..')

/** What is deployed, read from the folder `deploy`; tests give a broken copy of it. */
export class DeploymentTree {
  readonly #folder: string

  constructor(folder = join(root, 'deploy')) {
    this.#folder = folder
  }

  /** Path of a file or folder in it. */
  path(...parts: readonly string[]): string {
    return join(this.#folder, ...parts)
  }

  /** As a person finds it from the checkout's root. */
  name(path: string): string {
    return `deploy/${relative(this.#folder, path)}`
  }

  get environments(): string[] {
    return readdirSync(this.path('environments')).sort()
  }

  /** Charts that are deployed. */
  get charts(): string[] {
    return readdirSync(this.path('charts'))
      .filter(chart => chart !== 'library' && existsSync(this.path('charts', chart, 'Chart.yaml')))
      .sort()
  }

  /** Names of a chart's templates, each being the kind that it makes. */
  templates(chart: string): string[] {
    return readdirSync(this.path('charts', chart, 'templates'))
      .map(file => file.replace(/\.yaml$/, ''))
      .sort()
  }

  /** Charts that an environment has values for. */
  workloads(environment: string): string[] {
    return readdirSync(this.path('environments', environment))
      .filter(file => file.endsWith('.values.yaml') && file !== 'environment.values.yaml')
      .map(file => file.replace(/\.values\.yaml$/, ''))
      .sort()
  }

  /** @throws RenderError naming the file that is not YAML, or holds something else than keys and values */
  readYaml(path: string): Record<string, unknown> {
    const document = parseDocument(readFileSync(path, 'utf8'))
    const [error] = document.errors
    if (error) throw new RenderError([`${this.name(path)} is not YAML: ${error.message.split('\n')[0]}`])
    const content = document.toJS() ?? {}
    if (typeof content !== 'object' || Array.isArray(content))
      throw new RenderError([`${this.name(path)} must hold keys and values.`])
    return content
  }
}
