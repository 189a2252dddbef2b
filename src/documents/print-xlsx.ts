import type { Filling } from '#core/filling.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { Paper } from '#core/paper/paper.ts'
import { fillSheetXml } from './fill-xlsx.ts'
import { parseRange } from './xlsx-address.ts'
import { paperOfSheet } from './xlsx-paper.ts'
import { moveRange, rowMoves } from './xlsx-row-moves.ts'
import type { XlsxTemplate } from './xlsx-template.ts'

/** A filled template as it comes out of the printer (印刷), sheet by sheet; `problems`: formulas whose values nobody knows. */
export function paperOfXlsx(template: XlsxTemplate, filling: Filling, title: string): { paper: Paper; problems: Finding[] } {
  const problems: Finding[] = []
  const blocks = fillSheetXml(template, filling).flatMap(({ sheet, xml, moves, uncalculated }) => {
    if (uncalculated.length > 0) problems.push(finding('formula-blank', { sheet: sheet.name, cells: uncalculated }))
    const { area, titles } = template.printNames.get(sheet.name) ?? {}
    const range = area === undefined ? undefined : parseRange(area)
    return paperOfSheet(xml, {
      ...template,
      ...(range ? { area: moveRange(rowMoves(moves), range) } : {}),
      ...(titles ? { titles } : {}),
    })
  })
  return { paper: { title, blocks }, problems }
}
