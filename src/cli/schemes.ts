import { join } from 'node:path'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Command, ExitCode, Surroundings } from './command.ts'

/** `shirube schemes`: lists the schemes, and what is wrong with those that cannot be read. */
export const schemes: Command = {
  usage: 'schemes [--check]',
  summary: '登録されている様式を一覧にします。読めない様式があれば、その理由を書きます。',
  options: { check: { type: 'boolean' } },
  optionHelp: [['--check', 'すべての様式（評価規則のひな型を含む）を、それぞれの例題で確かめます']],
  run: async (_, values, at) => {
    if (values.check) return checkAll(at)
    const { schemes: loaded, problems } = await loadSchemes(join(at.root, 'schemes'))
    for (const { name, title, body } of loaded) at.print(`${name}\t${body.name}\t${title}`)
    for (const { path, message } of problems) at.warn(`${path}: ${message}`)
    return problems.length === 0 ? 0 : 1
  },
}

/** Tests the schemes and the rule examples by their own examples. */
async function checkAll(at: Surroundings): Promise<ExitCode> {
  const { checkSchemes } = await import('#app/check-schemes.ts')
  const checked = await Promise.all(['schemes', 'examples/schemes'].map((folder) => checkSchemes(join(at.root, folder))))
  for (const { name, title, examples, failures } of checked.flatMap(({ checks }) => checks)) {
    const result =
      failures.length === 0
        ? `例題${examples}件がすべて成り立ちます。`
        : `例題${examples}件のうち${failures.length}件が成り立ちません。`
    at.print(`${name}\t${title}\t${examples === 0 ? '例題がありません。' : result}`)
    for (const failure of failures) at.warn(`  ${failure}`)
  }
  const problems = checked.flatMap((one) => one.problems)
  for (const { path, message } of problems) at.warn(`${path}: ${message}`)
  return problems.length > 0 || checked.some(({ checks }) => checks.some(({ failures }) => failures.length > 0)) ? 1 : 0
}
