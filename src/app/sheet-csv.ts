import { indicatorsOf } from '#core/judge.ts'
import { openWords, quotedWords } from '#core/open-words.ts'
import { writeCsvTable } from './csv-cell.ts'
import { comparatorCodes, comparatorNames, measureCodes } from './package-codes.ts'
import type { PackageBody } from './package-tables.ts'
import type { PublishedSheet } from './publication.ts'

const states = { met: '達成', missed: '未達', pending: '途中', unknown: '判定なし' }
const measures = { ...measureCodes, benchmark: '目安' }

const head = [
  ...['全国地方公共団体コード', '団体名', '項目番号', '項目名', '指標名', '単位', '年度', '期間の始め（年度）', '区分'],
  ...['値', '下限', '上限', '比較', '時点', '記載', '判定', '判定の理由'],
]

/** Figures of one sheet as CSV for a spreadsheet (UTF-8): a row for each figure. Keeps the rules of machine readability. */
export function writeSheetCsv({ view, judgement }: PublishedSheet, body: PackageBody, bom: boolean): string {
  const rows = indicatorsOf(view).flatMap(({ indicator, observations, of }) =>
    observations.map((row) => {
      const year = row.fiscalYear ?? row.toFiscalYear
      const verdict = row.measure === 'actual' && year === view.fiscalYear ? judgement.verdicts[indicator.id] : undefined
      const item = of ?? view.item
      const unit = row.unit ?? indicator.unit
      return [
        ...[body.code, openWords(body.name), wordsOf(item.code), openWords(item.title), openWords(indicator.name), wordsOf(unit)],
        ...[year, row.fromFiscalYear, measures[row.measure], row.value, row.min, row.max],
        row.comparator && comparatorCodes[comparatorNames[row.comparator]],
        ...[row.asOf, row.text === undefined || row.text === '' ? undefined : quotedWords(row.text)],
        ...[verdict && states[verdict.state], wordsOf(verdict?.reason)],
      ]
    }),
  )
  return writeCsvTable([head, ...rows], bom)
}

const wordsOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : openWords(text))
