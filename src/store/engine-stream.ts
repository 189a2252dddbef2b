import { Duplex } from 'node:stream'

/** Sends bytes of PostgreSQL's protocol to the engine, which owns them then, and resolves to its answer. */
export type Exchange = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/**
 * The wire between `pg` and a database in a thread of this program, in place of a socket: PostgreSQL's own protocol passes over it as it is,
 * so types, errors and transactions are `pg`'s on both engines. What `pg` writes in one go travels as one message.
 */
export class EngineStream extends Duplex {
  private readonly exchange: Exchange
  private written: Buffer[] = []

  constructor(exchange: Exchange) {
    super()
    this.exchange = exchange
  }

  override _read(): void {
    // answers are pushed as they come
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.written.push(chunk) === 1) process.nextTick(() => this.send())
    done()
  }

  private send(): void {
    const bytes = Buffer.concat(this.written)
    this.written = []
    this.exchange(new Uint8Array(bytes)).then(
      (answer) => {
        if (!this.destroyed) this.push(answer)
      },
      (error: Error) => this.destroy(error),
    )
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  /** What `pg` asks of a socket besides reading and writing. */
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}
