import fp from 'fastify-plugin'

/** Reads application/merge-patch+json (RFC 7396) as application/json is read. */
export const mergePatch = fp(
  async app => {
    app.addContentTypeParser(
      'application/merge-patch+json',
      { parseAs: 'string' },
      app.getDefaultJsonParser('error', 'error'),
    )
    // Text is no form of JSON: a form of another site may send it without asking.
    app.removeContentTypeParser('text/plain')
  },
  { name: 'merge-patch' },
)
