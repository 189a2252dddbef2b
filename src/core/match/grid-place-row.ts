import type { Cell } from '../grid.ts'
import { cleanText } from '../text-fold.ts'
import type { GridRow } from './grid-rows.ts'
import { anchorOf, type Bed, filledOf, isBrace } from './grid-slots.ts'

/** The fields of a row with the columns in which they belong. `moved`: it does not stand as the other rows do. */
export interface PlacedRow {
  cells: { cell: Cell; col: number }[]
  moved: boolean
}

/** Puts the fields of a row into its columns. */
export function placeRow(bed: Bed, row: GridRow, extra: number): PlacedRow {
  const start = anchorOf(bed, row)
  const filled = filledOf(row)
  const left = filled.filter(({ col }) => start === undefined || col < start)
  const right = start === undefined ? [] : filled.filter(({ col }) => col >= start)
  const inPlace = start === undefined || start === bed.anchor ? placeByTab(bed, left) : undefined
  const placed = inPlace ?? placeByWords(bed, left, start !== undefined)
  const afterBrace = new Set(right.filter((_, nth) => nth > 0 && isBrace(right[nth - 1]?.text ?? '')))
  const figures = right.map((cell) => {
    const slot = bed.figures + cell.col - (start as number)
    const within = slot <= bed.braced || isBrace(cell.text) || afterBrace.has(cell) || slot > bed.braced + extra
    return { cell, col: within ? slot : slot + extra }
  })
  return { cells: [...placed, ...figures], moved: inPlace === undefined }
}

/** By their distance from the figures, unless a number or mark says otherwise. */
function placeByTab(bed: Bed, left: Cell[]): PlacedRow['cells'] | undefined {
  const placed = left.map((cell) => ({ cell, col: bed.figures + cell.col - bed.anchor }))
  const fits = placed.every(({ cell, col }) => {
    const other = [...bed.heads].find(([slot, head]) => slot !== col && head.test(cleanText(cell.text)))
    const own = bed.heads.get(col)
    return col >= 0 && (!other || (own?.test(cleanText(cell.text)) ?? col === bed.name))
  })
  return fits ? placed : undefined
}

/** By their words: numbers and marks tell the level, the last before the figures is the name, what stands before all is the root. */
function placeByWords(bed: Bed, left: Cell[], hasFigures: boolean): PlacedRow['cells'] {
  let next = 0
  return left.map((cell, nth) => {
    const isName = hasFigures && nth === left.length - 1
    const headed = [...bed.heads].find(([slot, head]) => slot >= next && head.test(cleanText(cell.text)))?.[0]
    const free = bed.slots.findIndex(({ content }, slot) => slot >= next && content.kind === 'item' && !bed.heads.has(slot))
    const col = isName ? bed.name : (headed ?? (free < 0 ? bed.name : free))
    next = col + 1
    return { cell, col }
  })
}
