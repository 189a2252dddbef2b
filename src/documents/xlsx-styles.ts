import { builtInFormats } from './built-in-formats.ts'
import { formatGeneral, type NumberFormat, parseNumberFormat } from './number-format.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** What of a cell's style (セルの書式) a reader needs. */
export interface Style {
  format: NumberFormat
  /** Has a drawn border on some side: the cell is a place on the paper even where it is empty. */
  bordered: boolean
}

/** Styles by the index that cells carry (`s`). */
export function readStyles(container: Container, part: string, date1904: boolean, name: string): Style[] {
  const bytes = container.part(part)
  if (bytes === undefined) return []
  const codes = new Map<number, string>()
  const borders: boolean[] = []
  const styles: Style[] = []
  const formats = new Map<number, NumberFormat>()
  const formatOf = (id: number): NumberFormat => {
    const code = codes.get(id) ?? builtInFormats[id]
    const format = formats.get(id) ?? (code === undefined ? formatGeneral : parseNumberFormat(code, date1904))
    formats.set(id, format)
    return format
  }
  let inCellStyles = false
  let inBorders = false
  const open = (element: string, attributes: string) => {
    if (element === 'numFmt') codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
    else if (element === 'cellXfs') inCellStyles = true
    else if (element === 'borders') inBorders = true
    else if (inBorders && element === 'border') borders.push(false)
    else if (inBorders && /^(?:left|right|top|bottom|start|end)$/.test(element) && isDrawn(attributes))
      borders[borders.length - 1] = true
    else if (inCellStyles && element === 'xf') {
      const border = Number(attributeOf(attributes, 'borderId') ?? -1)
      styles.push({ format: formatOf(Number(attributeOf(attributes, 'numFmtId') ?? -1)), bordered: borders[border] === true })
    }
  }
  const close = (element: string) => {
    if (element === 'cellXfs') inCellStyles = false
    if (element === 'borders') inBorders = false
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close, text: () => {} }, { name, part })
  return styles
}

function isDrawn(attributes: string): boolean {
  return !/^(?:none)?$/.test(attributeOf(attributes, 'style') ?? '')
}
