const schemes = new Set(['http:', 'https:', 'mailto:'])
const email = /^[^\s@/:]+@[^\s@/:]+$/

/**
 * Where a link of a note may lead: to the web or to a mail, as the browser itself reads the address; else nowhere. An
 * address that names no scheme, as people write them, is one of the web or of a mail.
 */
export const safeAddress = (written: string): string | undefined => {
  const address = written.replace(/^<(.*)>$/s, '$1').trim()
  const whole = email.test(address) ? `mailto:${address}` : address.replace(/^(?=www\.)/i, 'https://')
  const url = URL.parse(whole)
  return url && schemes.has(url.protocol) ? url.href : undefined
}
