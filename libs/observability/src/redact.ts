import { serializeError } from './serialize-error.ts'

/** What stands where something was taken out. */
export const redacted = '[redacted]'

const secretKey =
  /^((proxy[-_])?authorization|(set[-_])?cookies?|.*(password|passphrase|secret|token|api[-_]?key)|session([-_]?id)?|e?[-_]?mails?([-_]?address)?)$/i
// What people write into their todos, and the values of statements and jobs that carry it.
const contentKey = /^(title|notes|description|text|content|body|payload|q|query|search|parameters|values|args)$/i

const address = /[^\s"'<>@,;:()[\]\\]{1,64}@[^\s"'<>@,;:()[\]\\]{1,255}\.[a-z]{2,}/gi
const urlPassword = /(:\/\/[^\s:/@"]{0,64}:)[^\s@"/]{1,255}@/g
const credentials = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi
// JSON inside a string: \"password\":\"…\"
const embedded =
  /(\\+"(?:[\w-]*(?:password|token|secret)|email|authorization|cookie|title|notes)\\+"\s*:\s*\\+").*?(\\+")/gi

const deepest = 8
const knownKeys = new Map<string, boolean>()

/** Whether the value under this key never belongs into a log, a span or an error report. */
function isSecretKey(key: string): boolean {
  let secret = knownKeys.get(key)
  if (secret === undefined) {
    secret = secretKey.test(key) || contentKey.test(key)
    // Keys come from code, but a logged map may have any: the memory of them stays bounded.
    if (knownKeys.size < 1000) knownKeys.set(key, secret)
  }
  return secret
}

/**
 * The same value without what {@link isSecretKey} names, at any depth. Nothing is copied when there is nothing to take
 * out; errors become what {@link serializeError} makes of them.
 */
export function redact<T>(value: T): T {
  return redactValue(value, 0) as T
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > deepest) return '[too deep]'
  if (value instanceof Error) return serializeError(value)
  if (Array.isArray(value)) return redactArray(value, depth)
  if (isPlain(value)) return redactObject(value, depth)
  // A request, a pool, a buffer: whoever logs one did not mean all that hangs on it.
  if (ArrayBuffer.isView(value) || !('toJSON' in value) || typeof value.toJSON !== 'function') {
    return `[${value.constructor?.name ?? 'object'}]`
  }
  return redactValue(value.toJSON(), depth + 1)
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function redactArray(values: unknown[], depth: number): unknown[] {
  let copy: unknown[] | undefined
  for (let index = 0; index < values.length; index++) {
    const safe = redactValue(values[index], depth + 1)
    if (safe !== values[index]) {
      copy ??= [...values]
      copy[index] = safe
    }
  }
  return copy ?? values
}

function redactObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(object)) {
    const value = object[key]
    const safe = isSecretKey(key) && hides(value) ? redacted : redactValue(value, depth + 1)
    if (safe !== value) {
      copy ??= { ...object }
      copy[key] = safe
    }
  }
  return copy ?? object
}

function hides(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'boolean'
}

/** Scrubs free text, JSON lines too: mail addresses, passwords in URLs, Authorization values, secrets in embedded JSON. */
export function redactText(text: string): string {
  let safe = text
  if (safe.includes('@')) safe = safe.replace(urlPassword, `$1${redacted}@`).replace(address, redacted)
  if (safe.includes('earer ') || safe.includes('asic ')) safe = safe.replace(credentials, `$1 ${redacted}`)
  if (safe.includes('\\"')) safe = safe.replace(embedded, `$1${redacted}$2`)
  return safe
}
