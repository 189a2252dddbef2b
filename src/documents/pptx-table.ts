import type { Cell, Grid } from '#core/grid.ts'
import type { Place } from './pptx-shapes.ts'
import { attributeOf } from './scan-xml.ts'

interface OpenPptxCell {
  paragraphs: string[]
  col: number
  colSpan: number
  rowSpan: number
  /** Hidden under a merged cell. */
  covered: boolean
}

/** A table (表) of a slide that is being read; widths and heights in points. */
export interface PptxTable {
  widths: number[]
  heights: number[]
  col: number
  cell: OpenPptxCell | undefined
  cells: (OpenPptxCell & { row: number })[]
}

export const begunTable = (): PptxTable => ({ widths: [], heights: [], col: 0, cell: undefined, cells: [] })

export function tableWidth(table: PptxTable, width: number): void {
  table.widths.push(Number.isNaN(width) ? 1 : width)
}

export function openPptxRow(table: PptxTable, height: number): void {
  table.heights.push(Number.isNaN(height) ? 1 : height)
  table.col = 0
}

/** Every place of a row has its cell in the file, those that a merge covers too. In a broken file one may come before any row, and is in the first. */
export function openPptxCell(table: PptxTable, attributes: string): void {
  if (table.heights.length === 0) openPptxRow(table, Number.NaN)
  const covered = ['hMerge', 'vMerge'].some((name) => /^(?:1|true)$/.test(attributeOf(attributes, name) ?? ''))
  const span = (name: string) => Math.max(1, Math.min(Number(attributeOf(attributes, name) ?? '1') || 1, 1000))
  table.cell = { paragraphs: [], col: table.col, colSpan: span('gridSpan'), rowSpan: span('rowSpan'), covered }
  table.col++
}

export function closePptxCell(table: PptxTable): void {
  if (table.cell && !table.cell.covered) table.cells.push({ ...table.cell, row: table.heights.length - 1 })
  table.cell = undefined
}

/** The finished table at its place on the slide. */
export function pptxTableGrid({ widths, heights, cells }: PptxTable, [x, y]: Place, place: string): Grid {
  const sum = (sizes: number[], from: number, to: number) => sizes.slice(from, to).reduce((all, size) => all + size, 0)
  const laid = cells.map(({ row, col, rowSpan, colSpan, paragraphs }): Cell => {
    const text = paragraphs.join('\n')
    return {
      ...{ row, col, text: text.trim() === '' ? '' : text, locator: `${place}/r${row + 1}c${col + 1}` },
      rowSpan: Math.min(rowSpan, heights.length - row),
      colSpan: Math.min(colSpan, Math.max(1, widths.length - col)),
      box: [
        tenth(x + sum(widths, 0, col)),
        tenth(y + sum(heights, 0, row)),
        tenth(sum(widths, col, col + colSpan)),
        tenth(sum(heights, row, row + rowSpan)),
      ],
    }
  })
  const colCount = Math.max(widths.length, ...laid.map(({ col, colSpan }) => col + colSpan), 0)
  return { place, kind: 'table', rowCount: heights.length, colCount, cells: laid }
}

const tenth = (points: number) => Math.round(points * 10) / 10
