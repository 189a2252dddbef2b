import { join } from 'node:path'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Command } from './command.ts'

/** `shirube schemes`: lists the schemes, and what is wrong with those that cannot be read. */
export const schemes: Command = {
  usage: 'schemes',
  summary: '登録されている様式を一覧にします。読めない様式があれば、その理由を書きます。',
  options: {},
  optionHelp: [],
  run: async (_, __, at) => {
    const { schemes: loaded, problems } = await loadSchemes(join(at.root, 'schemes'))
    for (const { name, title, body } of loaded) at.print(`${name}\t${body.name}\t${title}`)
    for (const { path, message } of problems) at.warn(`${path}: ${message}`)
    return problems.length === 0 ? 0 : 1
  },
}
