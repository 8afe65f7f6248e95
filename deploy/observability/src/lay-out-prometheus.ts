import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { configurationFolder, ruleFiles } from './alerts.ts'

/**
 * Puts the configuration of Prometheus together as it is mounted: prometheus.yaml, its scrape.yaml, its rules, and the
 * targets of Compose, which others may replace.
 */
export function layOutPrometheus(folder: string, scrape: 'files' | 'kubernetes'): void {
  const from = (...path: string[]) => join(configurationFolder, ...path)
  mkdirSync(join(folder, 'alerts'), { recursive: true })
  cpSync(from('prometheus/prometheus.yaml'), join(folder, 'prometheus.yaml'))
  cpSync(from('prometheus/scrape', `${scrape}.yaml`), join(folder, 'scrape.yaml'))
  cpSync(from('prometheus/targets'), join(folder, 'targets'), { recursive: true })
  for (const file of ruleFiles()) cpSync(from('alerts', file), join(folder, 'alerts', file))
}
