import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Passwords of the two roles that every data folder starts with. */
export interface Credentials {
  readonly owner: string
  readonly superuser: string
}

/** New random passwords; base64url, so they need quoting neither in SQL nor in a URL. */
export function createCredentials(): Credentials {
  const password = () => randomBytes(24).toString('base64url')
  return { owner: password(), superuser: password() }
}

/** Reads the passwords beside a data folder; `undefined` when the file is absent or not whole. */
export function readCredentials(path: string): Credentials | undefined {
  try {
    const { owner, superuser } = JSON.parse(readFileSync(path, 'utf8'))
    return typeof owner === 'string' && typeof superuser === 'string' ? { owner, superuser } : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Keeps the passwords in a file that only its owner reads. */
export function saveCredentials(path: string, credentials: Credentials): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(credentials)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
