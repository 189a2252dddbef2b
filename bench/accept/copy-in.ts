import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { DurableNodeFS } from '#store/durable-node-fs.ts'
import { statementTables } from '#store/tables.ts'
import type { CopyText } from './copy-text.ts'

/** Copies the rows into the same tables in one transaction; returns how many milliseconds that took. */
export async function copyIntoFolder(folder: string, copy: CopyText): Promise<number> {
  const start = [...PGlite.defaultStartParams.filter((one) => one !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
  const engine = await PGlite.create({
    fs: new DurableNodeFS(join(folder, 'postgresql'), () => process.exit(1)),
    startParams: start,
  })
  const began = performance.now()
  await engine.transaction(async (trx) => {
    for (const table of statementTables) {
      const { columns, text } = copy[table]
      await trx.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob'`, [], { blob: new Blob([text]) })
    }
  })
  const took = performance.now() - began
  await engine.close()
  return took
}

/** The same on a server. */
export async function copyIntoServer(url: string, copy: CopyText): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const began = performance.now()
  await client.query('begin')
  for (const table of statementTables)
    await copyIn(client, `copy ${table} (${copy[table].columns.join(', ')}) from stdin`, copy[table].text)
  await client.query('commit')
  const took = performance.now() - began
  await client.end()
  return took
}

/** What `pg` sends by itself when a query is a COPY. */
interface Connection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

function copyIn(client: pg.Client, command: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: unknown) => (connection as Connection).query(command),
      handleCopyInResponse: (connection: Connection) => {
        connection.sendCopyFromChunk(Buffer.from(text))
        connection.endCopyFrom()
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    } as unknown as pg.Submittable)
  })
}
