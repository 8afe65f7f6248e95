import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

const path = findPackageJSON(import.meta.url) ?? ''

/** The version of this service, as its package says. */
export const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
