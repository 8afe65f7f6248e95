import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A recording rule or an alert, as Prometheus reads it. */
export interface Rule {
  readonly record?: string
  readonly alert?: string
  readonly expr: string
  readonly for?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

/** Where the configuration is that Compose, the cluster and tests mount. */
export const configurationFolder = join(import.meta.dirname, '..')

/** Names of the rule files, without those of their tests. */
export const ruleFiles = (): string[] =>
  readdirSync(join(configurationFolder, 'alerts')).filter(file => !file.endsWith('.test.yaml'))

/** The rules of one file of {@link ruleFiles}. */
export const rulesIn = (file: string): readonly Rule[] =>
  parse(readFileSync(join(configurationFolder, 'alerts', file), 'utf8')).groups.flatMap(
    ({ rules }: { rules: Rule[] }) => rules,
  )

/** Every rule. */
export const readRules = (): readonly Rule[] => ruleFiles().flatMap(rulesIn)
