import { join } from 'node:path'
import type { OpenApp } from '#app/open-app.ts'
import { type Surroundings, textOf, type Values } from './command.ts'

/** Options of every command that opens the ledger. */
export const ledgerOptions = { data: { type: 'string' }, body: { type: 'string' } } as const
export const ledgerHelp: [string, string][] = [
  ['--data フォルダー', 'データフォルダー（既定は ./data。環境変数 DATABASE_URL があれば PostgreSQL を使います）'],
  ['--body 団体', '一つのデータベースに複数の団体があるときの団体'],
]

/** Where the ledger is: `--data`, else `DATABASE_URL`, else `./data`. */
export function locationOf(values: Values, { env }: Surroundings): { folder: string } | { url: string } {
  const data = textOf(values, 'data')
  if (data === undefined && env.DATABASE_URL) return { url: env.DATABASE_URL }
  return { folder: data ?? 'data' }
}

/** Runs something on the open ledger and closes it. While a server holds it, the store refuses with the server's PID and address. */
export async function withLedger<Result>(
  values: Values,
  at: Surroundings,
  use: (open: OpenApp) => Promise<Result>,
): Promise<Result> {
  const { openApp } = await import('#app/open-app.ts')
  const body = textOf(values, 'body')
  const open = await openApp({
    location: at.database ?? locationOf(values, at),
    schemeFolder: join(at.root, 'schemes'),
    ...(body === undefined ? {} : { body }),
    user: userOf(at),
    now: () => new Date().toISOString(),
  })
  for (const problem of open.problems) at.warn(problem.message)
  try {
    return await use(open)
  } finally {
    if (!at.database) await open.database.close()
  }
}

/** Who acts on the command line: `SHIRUBE_USER`, or the office as such. */
export function userOf({ env }: Surroundings): { id: string; name: string } {
  const name = env.SHIRUBE_USER
  return name ? { id: name, name } : { id: 'staff', name: '担当者' }
}
