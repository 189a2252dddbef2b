import { formatGeneral } from './number-format.ts'
import { attributeOf, decodeEntities } from './scan-xml.ts'
import { showValue } from './xlsx-cells.ts'
import type { CellNode } from './xlsx-sheet-xml.ts'
import type { Style } from './xlsx-styles.ts'

/** What is needed to show a cell's value. */
export interface ShownStyles {
  styles: Style[]
  strings: string[]
}

/** What a cell of an opened worksheet shows. */
export function cellText({ attributes, inner }: CellNode, { styles, strings }: ShownStyles): string {
  if (inner === '') return ''
  const type = attributeOf(attributes, 't') ?? 'n'
  const { format = formatGeneral } = styles[Number(attributeOf(attributes, 's') ?? '0')] ?? {}
  const written =
    type === 'inlineStr'
      ? [...inner.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)/g)].map(([, text = '']) => text).join('')
      : (/<(?:\w+:)?v\b[^>]*>([^<]*)/.exec(inner)?.[1] ?? '')
  if (written === '') return ''
  return showValue(decodeEntities(written), type, format, strings)
}
