import { attributeOf, decodeEntities } from './scan-xml.ts'

/** What a book names for the printing of a sheet: the range (`$A$1:$D$6`), and the rows at the top of each page, 0-based. */
export interface PrintNames {
  area?: string
  titles?: [number, number]
}

/** Print areas and print titles (印刷範囲・印刷タイトル) of a workbook's XML, by the name of their sheet. */
export function readPrintNames(book: string): Map<string, PrintNames> {
  const names = new Map<string, PrintNames>()
  for (const [, attributes = '', written = ''] of book.matchAll(/<(?:\w+:)?definedName\b([^>]*)>([^<]*)/g)) {
    const name = attributeOf(attributes, 'name')
    // Several areas or titles: the first is what the paper is.
    const [, sheet = '', range = ''] = /^('(?:[^']|'')+'|[^!,]+)!([^,]*)/.exec(decodeEntities(written)) ?? []
    const own = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet
    const known = names.get(own) ?? {}
    if (name === '_xlnm.Print_Area') names.set(own, { ...known, area: range })
    const rows = name === '_xlnm.Print_Titles' ? /\$?(\d+):\$?(\d+)/.exec(decodeEntities(written)) : null
    if (rows) names.set(own, { ...known, titles: [Number(rows[1]) - 1, Number(rows[2]) - 1] })
  }
  return names
}
