import { publish } from '#app/publish.ts'
import { readPublication } from '#app/read-publication.ts'
import { choosePlan, chooseYear } from './choose-plan.ts'
import type { Command } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube publish`: publishes a plan's year. */
export const publishYear: Command = {
  usage: 'publish --year 年度 [--plan 計画]',
  summary: '確定した値だけを、ある年度の版として公表します。以前の版は残ります。',
  options: { ...ledgerOptions, plan: { type: 'string' }, year: { type: 'string' } },
  optionHelp: [
    ['--year 年度', '西暦の年度（令和2年度は 2020）。既定は最新の年度'],
    ['--plan 計画', '計画（一つだけなら省けます）'],
    ...ledgerHelp,
  ],
  run: (_, values, at) =>
    withLedger(values, at, async ({ app }) => {
      const plan = await choosePlan(app, values)
      const published = await publish(app, plan.id, chooseYear(plan, values))
      if ('refused' in published) {
        at.warn(published.refused.message)
        return 1
      }
      if ('unchanged' in published) {
        at.print('前回の公表から変わったところがないため、新しい版は作りません。')
        return 0
      }
      const publication = await readPublication(app, published.publication)
      at.print(`「${plan.title}」第${published.version}版を公表しました。${publication?.summary.sentence}`)
      at.print(`  SHA-256: ${published.hash}`)
      return 0
    }),
}
