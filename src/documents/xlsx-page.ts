import type { Edge, PageSetup } from '#core/paper/paper.ts'
import { attributeOf } from './scan-xml.ts'
import type { SheetXml } from './xlsx-sheet-xml.ts'

/** Paper sizes by Excel's number, width and height in millimetres: A3, A4, A5, B4 and B5 (JIS), letter. */
const sizes: Record<string, [number, number]> = {
  1: [215.9, 279.4],
  8: [297, 420],
  9: [210, 297],
  11: [148, 210],
  12: [257, 364],
  13: [182, 257],
}
const pointsPerMillimetre = 72 / 25.4

/** How a worksheet lies on its pages (印刷の設定). `fit`: how many pages wide and high at most, where the sheet is made smaller to fit. */
export interface XlsxPage {
  setup: PageSetup
  scale: number
  fit?: { wide?: number; high?: number }
  /** Rows under which a page ends, 0-based. */
  breaks: number[]
  centred: boolean
}

/** Reads page setup, margins, breaks, header and footer of a worksheet. */
export function readPage({ before, after }: SheetXml): XlsxPage {
  const tagOf = (element: string, xml: string) => new RegExp(`<(?:\\w+:)?${element}\\b([^>]*)`).exec(xml)?.[1] ?? ''
  const setup = tagOf('pageSetup', after)
  const margins = tagOf('pageMargins', after)
  const [short, long] = (sizes[attributeOf(setup, 'paperSize') ?? '9'] ?? sizes[9]) as [number, number]
  const isWide = attributeOf(setup, 'orientation') === 'landscape'
  const inches = (side: string, usual: string) => Number(attributeOf(margins, side) ?? usual) * 72
  const fits = /^(?:1|true)$/.test(attributeOf(tagOf('pageSetUpPr', before), 'fitToPage') ?? '')
  const upTo = (attribute: string) => Number(attributeOf(setup, attribute) ?? '1')
  return {
    setup: {
      type: 'page',
      width: (isWide ? long : short) * pointsPerMillimetre,
      height: (isWide ? short : long) * pointsPerMillimetre,
      margins: {
        top: inches('top', '0.75'),
        right: inches('right', '0.7'),
        bottom: inches('bottom', '0.75'),
        left: inches('left', '0.7'),
      },
      ...edges(after),
    },
    scale: fits ? 1 : Number(attributeOf(setup, 'scale') ?? '100') / 100,
    ...(fits
      ? {
          fit: {
            ...(upTo('fitToWidth') > 0 ? { wide: upTo('fitToWidth') } : {}),
            ...(upTo('fitToHeight') > 0 ? { high: upTo('fitToHeight') } : {}),
          },
        }
      : {}),
    breaks: [
      ...(/<(?:\w+:)?rowBreaks\b[\s\S]*?<\/(?:\w+:)?rowBreaks>/.exec(after)?.[0] ?? '').matchAll(/<(?:\w+:)?brk\b([^>]*)/g),
    ].map(([, attributes = '']) => Number(attributeOf(attributes, 'id')) - 1),
    centred: /^(?:1|true)$/.test(attributeOf(tagOf('printOptions', after), 'horizontalCentered') ?? ''),
  }
}

function edges(after: string): { header?: Edge; footer?: Edge } {
  const read = (element: string) =>
    edgeOf(
      new RegExp(`<(?:\\w+:)?${element}\\b[^>]*>([^<]*)`).exec(after)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
    )
  const header = read('oddHeader')
  const footer = read('oddFooter')
  return { ...(header ? { header } : {}), ...(footer ? { footer } : {}) }
}

/** `&L…&C…&R…` with fonts and sizes passed over; `&P` and `&N` are page numbers. */
function edgeOf(written: string | undefined): Edge | undefined {
  if (written === undefined) return undefined
  const edge: Edge = {}
  const names = { L: 'left', C: 'center', R: 'right' } as const
  for (const [, place = 'C', words = ''] of `&C${written}`.matchAll(/&([LCR])((?:(?!&[LCR])[\s\S])*)/g)) {
    const text = words
      .replace(/&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[BIUESXYGDTFAZ]/g, '')
      .replaceAll('&P', '{page}')
      .replaceAll('&N', '{pages}')
      .replaceAll('&&', '&')
      .trim()
    if (text !== '') edge[names[place as keyof typeof names]] = text
  }
  return Object.keys(edge).length === 0 ? undefined : edge
}
