import { existsSync } from 'node:fs'
import { type Command, type ExitCode, Misunderstood } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube backup`: writes everything to one file. */
export const backup: Command = {
  usage: 'backup ファイル',
  summary: 'すべての記録を一つのファイルに書き出します。PGlite と PostgreSQL のどちらにも戻せます。',
  options: ledgerOptions,
  optionHelp: ledgerHelp,
  run: (files, values, at) => {
    const [path] = files
    if (path === undefined) throw new Misunderstood('書き出すファイルの名前を指定してください。')
    if (existsSync(path)) throw new Misunderstood(`「${path}」はすでにあります。別の名前を指定してください。`)
    return withLedger(values, at, async ({ database }): Promise<ExitCode> => {
      const { writeBackup } = await import('#store/backup.ts')
      await writeBackup(database.db, path)
      at.print(`「${path}」に書き出しました。`)
      return 0
    })
  },
}
