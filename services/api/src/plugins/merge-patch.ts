import fp from 'fastify-plugin'
import { ProblemError } from '../errors.ts'

/** Reads application/merge-patch+json (RFC 7396) as application/json is read, where it means something: with PATCH. */
export const mergePatch = fp(
  async app => {
    const parse = app.getDefaultJsonParser('error', 'error')
    app.addContentTypeParser<string>('application/merge-patch+json', { parseAs: 'string' }, (request, body, done) => {
      if (request.method !== 'PATCH') return done(new ProblemError('unsupported-media-type'))
      return parse(request, body, done)
    })
    // Text is no form of JSON: a form of another site may send it without asking.
    app.removeContentTypeParser('text/plain')
  },
  { name: 'merge-patch' },
)
