/** Told of each statement when it is over: its name, what it took in seconds, and its SQLSTATE when it failed. */
export type OnStatement = (name: string, seconds: number, errorCode: string) => void

/** @returns what passes a statement's promise on, and tells how long it took */
export const timeStatements = (onStatement: OnStatement = () => {}) => {
  return async <Result>(name: string, running: Promise<Result>): Promise<Result> => {
    const began = performance.now()
    const tell = (errorCode: string) => onStatement(name, (performance.now() - began) / 1000, errorCode)
    try {
      const result = await running
      tell('')
      return result
    } catch (error) {
      tell((error as { code?: string }).code ?? 'unknown')
      throw error
    }
  }
}
