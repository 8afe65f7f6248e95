/** Why the app cannot start or go on: one sentence for the person at the keyboard, saying what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
