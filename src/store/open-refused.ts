/** Why a database cannot be used now: one Japanese sentence for the person who started the program. */
export class OpenRefused extends Error {
  override name = 'OpenRefused'
  readonly reason: 'held' | 'newer' | 'unreachable'

  constructor(reason: OpenRefused['reason'], sentence: string) {
    super(sentence)
    this.reason = reason
  }
}
