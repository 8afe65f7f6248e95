const queues = new Map<string, Promise<unknown>>()

/** Does something after all that was begun before it in the same queue, whether that went well or not. */
export const inTurn = <Result>(queue: string, act: () => Promise<Result>): Promise<Result> => {
  const turn = (queues.get(queue) ?? Promise.resolve()).then(act, act)
  queues.set(queue, turn)
  const forget = () => {
    if (queues.get(queue) === turn) queues.delete(queue)
  }
  turn.then(forget, forget)
  return turn
}
