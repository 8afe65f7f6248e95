import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`
}

const format = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/

/** Compares with what the string says it was made with, so that costs can be raised later. */
const matchesHash = async (password: string, phc: string): Promise<boolean> => {
  const parts = format.exec(phc)
  if (!parts) throw new Error('a stored password hash is not an argon2id PHC string')
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number]
  const [nonce, tag] = parts.slice(4).map(part => Buffer.from(part, 'base64')) as [Buffer, Buffer]
  const message = password.normalize('NFKC')
  const given = await derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength: tag.length })
  return timingSafeEqual(given, tag)
}

let decoy: Promise<string> | undefined

/** The same work whether the account exists or not, so that time does not tell. */
export const verifyPassword = async (password: string, phc: string | undefined): Promise<boolean> => {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const matched = await matchesHash(password, phc ?? (await decoy))
  return phc !== undefined && matched
}
