import type { Line, Look } from '#core/paper/look.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { attributeOf } from './scan-xml.ts'

/** How a paragraph of a Word file is set (段落書式): what Paper says of it, and what belongs to the block. Lengths are points. */
export interface WordLook extends Look {
  before?: number
  after?: number
  /** 1 to 9 where the paragraph is a heading (アウトライン). */
  outline?: number
  pageBreakBefore?: boolean
}

/** Value of an attribute of an element, `w:val` where no other is named. */
export function valueAt(node: DocxNode | undefined, attribute = 'val'): string | undefined {
  return node === undefined ? undefined : attributeOf(node.attributes, `${node.prefix}${attribute}`)
}

/** A length in twentieths of a point, as points. */
export function pointsOf(node: DocxNode | undefined, attribute = 'val'): number | undefined {
  const twips = Number.parseFloat(valueAt(node, attribute) ?? '')
  return Number.isFinite(twips) ? Math.max(-5_000, Math.min(twips / 20, 5_000)) : undefined
}

/** Whether a property is on; `undefined` where nothing is said. */
export function isOn(node: DocxNode | undefined): boolean | undefined {
  return node === undefined ? undefined : !/^(?:0|false|off|none)$/.test(valueAt(node) ?? '1')
}

/** `#rrggbb`; automatic colours say nothing. */
export function colourOf(node: DocxNode | undefined, attribute = 'val'): string | undefined {
  const written = valueAt(node, attribute)
  return written !== undefined && /^[0-9A-Fa-f]{6}$/.test(written) ? `#${written.toLowerCase()}` : undefined
}

/** Colour under words or in a cell (網かけ). */
export function shadeOf(properties: DocxNode | undefined): string | undefined {
  const shade = childOf(properties, 'shd')
  return /^(?:solid)$/.test(valueAt(shade) ?? '') ? colourOf(shade, 'color') : colourOf(shade, 'fill')
}

/** Looks of words (文字書式). */
export function runLook(properties: DocxNode | undefined): WordLook {
  const size = Number.parseFloat(valueAt(childOf(properties, 'sz')) ?? '')
  return defined({
    size: Number.isFinite(size) ? Math.max(1, Math.min(size / 2, 400)) : undefined,
    bold: isOn(childOf(properties, 'b')),
    italic: isOn(childOf(properties, 'i')),
    underline: isOn(childOf(properties, 'u')),
    colour: colourOf(childOf(properties, 'color')),
  })
}

const across: Record<string, 'left' | 'center' | 'right'> = {
  left: 'left',
  start: 'left',
  both: 'left',
  distribute: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
}

/** Looks of a paragraph (段落書式). */
export function paragraphLook(properties: DocxNode | undefined): WordLook {
  const spacing = childOf(properties, 'spacing')
  const indent = childOf(properties, 'ind')
  const left = pointsOf(indent, 'left') ?? pointsOf(indent, 'start')
  const first = pointsOf(indent, 'firstLine')
  const hanging = pointsOf(indent, 'hanging')
  const begins = first ?? (hanging === undefined ? undefined : -hanging)
  const outline = Number.parseInt(valueAt(childOf(properties, 'outlineLvl')) ?? '', 10)
  return defined({
    across: across[valueAt(childOf(properties, 'jc')) ?? ''],
    indent: left === undefined && begins === undefined ? undefined : Math.max(0, (left ?? Number('0')) + (begins ?? Number('0'))),
    before: pointsOf(spacing, 'before'),
    after: pointsOf(spacing, 'after'),
    outline: outline >= 0 && outline <= 8 ? outline + 1 : undefined,
    pageBreakBefore: isOn(childOf(properties, 'pageBreakBefore')),
    fill: shadeOf(properties),
    lines: linesOf(childOf(properties, 'pBdr')),
  })
}

/** What is said, and nothing of what is not. */
export function defined<Value extends object>(value: { [Key in keyof Value]?: Value[Key] | undefined }): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value
}

/** Lines around something, by side. */
export function linesOf(borders: DocxNode | undefined): NonNullable<Look['lines']> | undefined {
  if (borders === undefined) return undefined
  const side = (...names: string[]) => {
    const line = lineOf(borders.children.find(({ name }) => names.includes(name)))
    return line === 'none' ? undefined : line
  }
  return defined({ top: side('top'), right: side('right', 'end'), bottom: side('bottom'), left: side('left', 'start') })
}

/** One line; `none` where the file says that there is none. */
export function lineOf(border: DocxNode | undefined): Line | 'none' | undefined {
  const kind = valueAt(border)
  if (border === undefined || kind === undefined) return undefined
  if (kind === 'nil' || kind === 'none') return 'none'
  const eighths = Number.parseFloat(valueAt(border, 'sz') ?? '4')
  const width = Number.isFinite(eighths) ? Math.max(0.25, Math.min(eighths / 8, 6)) : 0.5
  const dash = /dot/i.test(kind) ? ('dotted' as const) : /dash/i.test(kind) ? ('dashed' as const) : undefined
  return { width, colour: colourOf(border, 'color') ?? '#000000', ...(dash ? { dash } : {}) }
}
