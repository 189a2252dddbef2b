import type { Filling } from '#core/filling.ts'
import { type Finding, finding } from '#core/finding.ts'
import { groupBy } from '#core/group-by.ts'
import type { Paper } from '#core/paper/paper.ts'
import { fillSheetXml } from './fill-xlsx.ts'
import { formatAddress, parseRange } from './xlsx-address.ts'
import type { SheetDrawing } from './xlsx-drawing.ts'
import { paperOfSheet } from './xlsx-paper.ts'
import { moveRange, rowMoves } from './xlsx-row-moves.ts'
import type { XlsxTemplate } from './xlsx-template.ts'

/** A filled template as it comes out of the printer (印刷), sheet by sheet; `problems`: formulas whose values nobody knows, and what paper cannot show. */
export function paperOfXlsx(template: XlsxTemplate, filling: Filling, title: string): { paper: Paper; problems: Finding[] } {
  const problems: Finding[] = []
  const blocks = fillSheetXml(template, filling).flatMap(({ sheet, xml, moves, uncalculated }) => {
    if (uncalculated.length > 0) problems.push(finding('formula-blank', { sheet: sheet.name, cells: uncalculated }))
    const { pictures, left } = template.drawing(sheet.part)
    const edges = /<(?:\w+:)?legacyDrawingHF\b/.test(xml.after) ? [{ what: 'ヘッダー・フッターの図' }] : []
    problems.push(...picturesLeft(sheet.name, [...left, ...edges]))
    const places = rowMoves(moves)
    const { area, titles } = template.printNames.get(sheet.name) ?? {}
    const range = area === undefined ? undefined : parseRange(area)
    return paperOfSheet(xml, {
      ...template,
      ...(range ? { area: moveRange(places, range) } : {}),
      ...(titles ? { titles } : {}),
      over: { pictures, moves: places },
    })
  })
  return { paper: { title, blocks }, problems }
}

/** What lies over a sheet and is not on paper, a finding for each kind, with its places. */
function picturesLeft(sheet: string, left: SheetDrawing['left']): Finding[] {
  return [...groupBy(left, ({ what }) => what)].map(([what, own]) => {
    const cells = own.flatMap(({ at }) => (at ? [formatAddress(at.row, at.col)] : []))
    const more = own.length > 5 ? `ほか計${own.length}か所` : ''
    return finding('place-picture-left', { what, place: `シート「${sheet}」${cells.slice(0, 5).join('、')}${more}` })
  })
}
