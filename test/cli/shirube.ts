import { fileURLToPath } from 'node:url'
import type { Database } from '#store/open.ts'
import { main } from '../../src/cli/main.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a command on an open ledger as a person would, and gives what it said. */
export async function shirubeOn(database: Database, args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const at = { root, env: {}, database, print: (text: string) => out.push(text), warn: (text: string) => err.push(text) }
  const code = await main(args, at)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
