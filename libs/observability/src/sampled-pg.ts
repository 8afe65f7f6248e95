import { trace } from '@opentelemetry/api'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'

type Query = ((...args: unknown[]) => unknown) & { readonly __original?: Query }
type Pg = { Client: { prototype: { query: Query } } }

/**
 * Lets statements of traces that are not recorded go past the instrumentation: a span that records nothing costs nearly as
 * much as one that does, and most traces are not recorded in production.
 */
export class SampledPgInstrumentation extends PgInstrumentation {
  protected override init(): ReturnType<PgInstrumentation['init']> {
    // Of the pool it would count what our own metrics tell already.
    const definitions = super.init().filter(({ name }) => name === 'pg')
    for (const definition of definitions) {
      const { patch } = definition
      definition.patch = (exports, version) => {
        const patched = patch?.(exports, version)
        skipUnrecorded(patched)
        return patched
      }
    }
    return definitions
  }
}

function skipUnrecorded({ Client: { prototype } }: Pg): void {
  const traced = prototype.query
  const original = traced.__original
  if (!original) return
  prototype.query = function (this: unknown, ...args) {
    return (trace.getActiveSpan()?.isRecording() ? traced : original).apply(this, args)
  }
}
