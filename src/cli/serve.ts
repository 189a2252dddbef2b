import { join } from 'node:path'
import { licenceNames } from '#core/licence.ts'
import type { Serving } from '#web/serve.ts'
import { type Command, choiceOf, type ExitCode, numberOf, type Surroundings, textOf, type Values } from './command.ts'
import { ledgerHelp, ledgerOptions, locationOf, userOf } from './open-ledger.ts'

const defaultPort = 3000

/** `shirube serve`: opens the ledger and serves it until it is stopped. */
export const serve: Command = {
  usage: 'serve [--port 番号]',
  summary: '台帳を開き、画面を出します。初めて開くデータフォルダーには実演データを入れます。止めるときは Ctrl+C を押します。',
  options: {
    ...ledgerOptions,
    port: { type: 'string' },
    host: { type: 'string' },
    empty: { type: 'boolean' },
    licence: { type: 'string' },
  },
  optionHelp: [
    ['--port 番号', `待ち受けるポート（既定は ${defaultPort}。0 なら空いているポート）`],
    ['--host アドレス', '待ち受けるアドレス（既定は 127.0.0.1。このコンピューターからだけ開けます）'],
    ['--licence 名前', `公開データの利用条件。${licenceNames.join('、')} のいずれか（省くと書きません）`],
    ['--empty', '実演データを入れずに始めます'],
    ...ledgerHelp,
  ],
  run: async (_, values, at) => {
    const { openApp } = await import('#app/open-app.ts')
    const body = textOf(values, 'body')
    const licence = choiceOf(values, 'licence', licenceNames)
    const { app, database, problems } = await openApp({
      location: locationOf(values, at),
      schemeFolder: join(at.root, 'schemes'),
      ...(body === undefined ? {} : { body }),
      ...(licence === undefined ? {} : { licence }),
      user: userOf(at),
      now: () => new Date().toISOString(),
    })
    for (const { message } of problems) at.warn(message)
    try {
      if (!values.empty) {
        const { loadDemonstration } = await import('#app/load-demonstration.ts')
        const loaded = await loadDemonstration(app, join(at.root, 'examples'))
        if (loaded > 0)
          at.print(
            `実演データを ${loaded} 件入れました。空の台帳から始めるときは --empty を付け、別の --data を指定してください。`,
          )
      }
      const { serve: listen } = await import('#web/serve.ts')
      const host = textOf(values, 'host')
      const options = { app, port: numberOf(values, 'port') ?? defaultPort, ...(host === undefined ? {} : { host }) }
      const serving = await listen({ ...options, report: (error) => at.warn(describeError(error)) })
      database.writeAddress(serving.address)
      at.print(`しるべを ${serving.address} で開きました。`)
      return await untilStopped(serving, database.ended, at)
    } catch (error) {
      return explainPort(error, values, at)
    } finally {
      await database.close()
    }
  },
}

const describeError = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function explainPort(error: unknown, values: Values, at: Surroundings): ExitCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error
  const port = textOf(values, 'port') ?? String(defaultPort)
  const why = code === 'EADDRINUSE' ? 'ほかのプログラムが使っています' : '使えません'
  at.warn(`ポート ${port} は${why}。--port で別の番号を指定してください。`)
  return 1
}

/** Waits for Ctrl+C, a stop from outside or the end of the database, then answers what is under way and ends. */
async function untilStopped(serving: Serving, ended: Promise<Error> | undefined, at: Surroundings): Promise<ExitCode> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined))
  })
  const failure = await Promise.race([asked, ...(ended ? [ended] : [])])
  at.warn(failure ? `${failure.message} 画面を閉じます。` : '終了しています…')
  await serving.close()
  return failure ? 1 : 0
}
