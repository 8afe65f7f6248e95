const turns = new Map<string, Promise<unknown>>()

/** Does something after all that was begun before it in the same queues, whether that went well or not. */
export const inTurn = <Result>(queues: string | readonly string[], act: () => Promise<Result>): Promise<Result> => {
  const names = [queues].flat()
  const turn = Promise.allSettled(names.map(name => turns.get(name))).then(act)
  for (const name of names) turns.set(name, turn)
  const forget = () => {
    for (const name of names) if (turns.get(name) === turn) turns.delete(name)
  }
  turn.then(forget, forget)
  return turn
}
