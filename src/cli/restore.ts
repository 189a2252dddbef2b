import { existsSync } from 'node:fs'
import { openDatabase } from '#store/open.ts'
import { restoreBackup } from '#store/restore.ts'
import { type Command, Misunderstood } from './command.ts'
import { ledgerHelp, ledgerOptions, locationOf } from './open-ledger.ts'

/** `shirube restore`: brings a backup into an empty ledger. */
export const restore: Command = {
  usage: 'restore ファイル',
  summary: 'バックアップを、何も入っていないデータベースに戻します。',
  options: ledgerOptions,
  optionHelp: ledgerHelp,
  run: async (files, values, at) => {
    const [path] = files
    if (path === undefined || !existsSync(path))
      throw new Misunderstood(path === undefined ? '戻すファイルを指定してください。' : `「${path}」がありません。`)
    // The ledger must stay empty until the backup is in: nobody is written into it first.
    const database = at.database ?? (await openDatabase(locationOf(values, at)))
    try {
      await restoreBackup(database.db, path)
      at.print(`「${path}」を戻しました。`)
      return 0
    } finally {
      if (!at.database) await database.close()
    }
  },
}
