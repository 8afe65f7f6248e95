import { alerts, observed } from './rules/alerts.ts'
import { decisions } from './rules/decisions.ts'
import { deployments, thinCharts } from './rules/deployments.ts'
import { featureImports, serviceImports } from './rules/imports.ts'
import { links } from './rules/links.ts'
import { packageNames, vagueNames } from './rules/names.ts'
import { notRun } from './rules/not-run.ts'
import { operations } from './rules/operations.ts'
import { registry } from './rules/registry.ts'
import { services } from './rules/services.ts'
import { sizes } from './rules/sizes.ts'
import type { Rule } from './tree.ts'

/** Everything that the layout promises; a rule is added with the first thing it is about. */
export const rules: readonly Rule[] = [
  ...[services, packageNames, vagueNames, serviceImports, featureImports],
  ...[operations, sizes, decisions, links, registry, alerts, observed, notRun],
  ...[deployments, thinCharts],
]
