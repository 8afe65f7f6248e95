import { Failure } from './failure.ts'

/** What a person can do about a problem, by its code in the API's catalogue. */
const remedies: Record<string, string> = {
  'invalid-credentials': 'Check both, and whether Caps Lock is on.',
  'email-taken': 'Sign in with it, or use another address.',
  'already-member': 'Change their role in the list below instead.',
  'role-too-low': 'Ask an owner of the list for a higher role.',
  'too-many-requests': 'Wait a minute, then try again.',
  internal: 'Try again in a moment.',
}

/** The same failure, whose sentence goes on with what to do. */
export const withRemedy = (failure: Failure): Failure => {
  const remedy = remedies[failure.problem?.code ?? '']
  if (!remedy) return failure
  return new Failure(`${failure.message.replace(/\.$/, '')}. ${remedy}`, failure.status, failure.problem)
}
