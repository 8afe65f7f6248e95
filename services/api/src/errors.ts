/** Every problem that the API answers with: stable codes, HTTP status, and what a client can do. The docs page is made from it. */
export const catalogue = {
  'malformed-body': { status: 400, title: 'The body could not be read', remedy: 'Send well-formed JSON.' },
  'validation-failed': {
    status: 400,
    title: 'The request is not valid',
    remedy:
      'Mend what `errors` names: each entry has the field (a JSON Pointer into the body, or a parameter’s name) and a message.',
  },
  unauthenticated: {
    status: 401,
    title: 'Nobody is signed in',
    remedy: 'Sign in with create-session and send its cookie.',
  },
  'invalid-credentials': {
    status: 401,
    title: 'The e-mail address or the password is wrong',
    remedy: 'Check both. The answer is the same whether the account exists or not.',
  },
  'cross-site-request': {
    status: 403,
    title: 'The request comes from another site',
    remedy: 'Call the API from its own origin, or from a client that is not a browser.',
  },
  'role-too-low': {
    status: 403,
    title: 'Your role in this list does not allow this',
    remedy: 'Ask an owner of the list for a higher role.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing, or not for you',
    remedy: 'Check the identifier. What others own is not told apart from what does not exist.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This path has no such method',
    remedy: 'Use one that the header `Allow` names.',
  },
  'email-taken': {
    status: 409,
    title: 'This e-mail address already has an account',
    remedy: 'Sign in, or open the account with another address.',
  },
  'id-taken': { status: 409, title: 'This identifier is already in use', remedy: 'Choose a new UUIDv7.' },
  'name-taken': {
    status: 409,
    title: 'This name is already in use',
    remedy: 'Choose another name, or use the existing one.',
  },
  'already-member': {
    status: 409,
    title: 'Whoever has this address is in the list already',
    remedy: 'Change the member’s role instead.',
  },
  'last-owner': {
    status: 409,
    title: 'A list is never without an owner',
    remedy: 'Make somebody else an owner first, or delete the list.',
  },
  'request-in-flight': {
    status: 409,
    title: 'A request with this Idempotency-Key is still running',
    remedy: 'Wait for `Retry-After` and send the same request again.',
  },
  'parent-not-possible': {
    status: 409,
    title: 'This todo cannot be put under that parent',
    remedy: 'Subtasks are one level deep, and live in their parent’s list.',
  },
  'place-not-possible': {
    status: 409,
    title: 'There is no such neighbour in this list',
    remedy: 'Read the list again and name a neighbour that is in it.',
  },
  'feed-expired': {
    status: 410,
    title: 'The feed begins later by now',
    remedy: 'Read everything again, and follow the feed from its present end.',
  },
  'precondition-failed': {
    status: 412,
    title: 'It was changed since you read it',
    remedy: '`current` is the present representation: merge, and send its ETag as If-Match.',
  },
  'body-too-large': { status: 413, title: 'The body is too large', remedy: 'Send at most 256 KiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The content type is not supported',
    remedy: 'Send application/json (or application/merge-patch+json with PATCH).',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used with another request',
    remedy: 'Use a new key for a new request.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is required',
    remedy: 'Read the resource and send its ETag as If-Match, so that no edit of another client is lost.',
  },
  'too-many-requests': { status: 429, title: 'Too many requests', remedy: 'Wait for `Retry-After`.' },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Try again; if it stays, report the `requestId`.',
  },
  unavailable: { status: 503, title: 'The service cannot answer now', remedy: 'Wait for `Retry-After` and try again.' },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>

export type ProblemCode = keyof typeof catalogue

export interface ProblemDetails {
  /** A sentence on this very occurrence. */
  readonly detail?: string
  readonly errors?: readonly { field: string; message: string }[]
  /** Extension members (RFC 9457, section 3.2). */
  readonly extensions?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown anywhere in a request; answered as application/problem+json. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? catalogue[code].title)
    this.name = 'ProblemError'
    this.code = code
    this.details = details
  }
}

/** A request whose `field` asks for something that does not exist or cannot be. */
export const invalid = (field: string, message: string) =>
  new ProblemError('validation-failed', { errors: [{ field, message }] })
