/** Endpoints that machines ask every few seconds; they are neither traced nor logged nor measured. */
export const probePaths = ['/livez', '/readyz', '/startupz', '/metrics'] as const

const paths: ReadonlySet<string> = new Set(probePaths)

/** Whether a request target (path and, perhaps, query) is one of {@link probePaths}. */
export function isProbePath(target: string): boolean {
  const query = target.indexOf('?')
  return paths.has(query < 0 ? target : target.slice(0, query))
}
