import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Resource attributes of the running service, by their OpenTelemetry names. */
export type ServiceIdentity = { 'service.name': string; 'service.version': string }

/**
 * Name (without its scope) and version from the package.json nearest to the file that was started.
 * OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win over both.
 * @param entry path of the started file, by default that of this process
 */
export function serviceIdentity(entry = process.argv[1] ?? process.cwd()): ServiceIdentity {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'))
    if (manifest?.name) {
      return { 'service.name': manifest.name.replace(/^@[^/]*\//, ''), 'service.version': manifest.version ?? '0.0.0' }
    }
    if (folder === dirname(folder)) return { 'service.name': 'unknown_service', 'service.version': '0.0.0' }
  }
}

function readManifest(path: string): { name?: string; version?: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
