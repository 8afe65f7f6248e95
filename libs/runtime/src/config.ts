import { z } from 'zod'
import { ConfigError } from './start-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the variables that the schema names. A variable set to the empty string counts as unset.
 * @param schema an object of the variables by their own names; `meta({ expected, secret })` words the errors
 * @returns the typed and frozen configuration
 * @throws ConfigError with one sentence for each bad variable; values are shown unless the schema calls them secret
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: Environment = process.env): Readonly<z.output<S>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return Object.freeze(result.data)
  const sentences = result.error.issues.map(issue => explain(schema, issue, given))
  throw new ConfigError([...new Set(sentences)].join('\n'))
}

function explain(schema: z.ZodObject, issue: z.core.$ZodIssue, env: Environment): string {
  const variable = issue.path[0]?.toString()
  // A rule over several variables names them in its own words.
  if (variable === undefined) return issue.message
  const { expected = issue.message, secret } = hints(schema.shape[variable])
  const value = env[variable]
  if (value === undefined) return `${variable} is not set: it must be ${expected}.`
  return secret ? `${variable} must be ${expected}.` : `${variable} must be ${expected}, but is "${value}".`
}

// Hints sit on the inner schema when `default` or `optional` wrap it.
function hints(schema: unknown): { expected?: string; secret?: boolean } {
  if (!(schema instanceof z.ZodType)) return {}
  const own = schema.meta() ?? {}
  const inner = (schema.def as { innerType?: unknown }).innerType
  return { ...(inner ? hints(inner) : {}), ...own }
}
