/** What keeps an environment from being rendered, one sentence each, naming file and key. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[], options?: ErrorOptions) {
    super(sentences.join('\n'), options)
    this.sentences = sentences
  }
}
