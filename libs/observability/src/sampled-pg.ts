import { trace } from '@opentelemetry/api'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'

type Query = ((...args: unknown[]) => unknown) & { readonly __original?: Query }
type Client = { prototype: { query: Query } }

/** What a transaction begins with travels with its first statement, whose span tells the time of all of them. */
const withTheNext = new Set(['begin', 'enter-session', 'set-user', 'set-trace'])

/**
 * Lets statements of traces that are not recorded go past the instrumentation: a span that records nothing costs nearly as
 * much as one that does, and most traces are not recorded in production.
 */
export class SampledPgInstrumentation extends PgInstrumentation {
  protected override init(): ReturnType<PgInstrumentation['init']> {
    // Of the pool it would count what our own metrics tell already.
    const definitions = super.init().filter(({ name }) => name === 'pg')
    for (const definition of definitions) {
      // The file of the client is patched when it is loaded, however pg was asked for; once is enough.
      definition.patch = exports => exports
      for (const file of definition.files) {
        const { patch } = file
        file.patch = (exports, version) => {
          const patched = patch(exports, version)
          if (patched) skipUnrecorded(patched as Client)
          return patched
        }
      }
    }
    return definitions
  }
}

function skipUnrecorded({ prototype }: Client): void {
  const traced = prototype.query
  const original = traced.__original
  if (!original) return
  prototype.query = function (this: unknown, ...args) {
    const wanted = trace.getActiveSpan()?.isRecording() && !withTheNext.has(nameOf(args[0]))
    return (wanted ? traced : original).apply(this, args)
  }
}

function nameOf(statement: unknown): string {
  return typeof statement === 'string' ? statement : ((statement as { name?: string } | undefined)?.name ?? '')
}
