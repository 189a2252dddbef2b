import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrames } from '#documents/pdf-borders.ts'
import type { Box, Rule } from '#documents/pdf-path.ts'
import { readTable } from '#documents/pdf-table.ts'

/** A table cut into merged cells at random: where its lines stand, and each cell as `[row, col, row after, col after]`. */
interface Cut {
  xs: number[]
  ys: number[]
  cells: [number, number, number, number][]
}

const cuts: fc.Arbitrary<Cut> = fc
  .record({
    widths: fc.array(fc.integer({ min: 12, max: 90 }), { minLength: 1, maxLength: 7 }),
    heights: fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 1, maxLength: 7 }),
    reaches: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { minLength: 49, maxLength: 49 }),
  })
  .map(({ widths, heights, reaches }) => ({
    xs: ends(widths, 30),
    ys: ends(heights, 40),
    cells: cutUp(heights.length, widths.length, reaches),
  }))

function ends(lengths: number[], start: number): number[] {
  const at = [start]
  for (const length of lengths) at.push(at.at(-1)! + length)
  return at
}

/** Each free place in turn grows to the right and down as far as it is told and may. */
function cutUp(rows: number, cols: number, reaches: [number, number][]): Cut['cells'] {
  const taken = new Set<string>()
  const cells: Cut['cells'] = []
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (taken.has(`${row},${col}`)) continue
      const [down, right] = reaches[row * 7 + col]!
      let toCol = col + 1
      while (toCol < Math.min(cols, col + right) && !taken.has(`${row},${toCol}`)) toCol += 1
      const toRow = Math.min(rows, row + down)
      cells.push([row, col, toRow, toCol])
      for (let y = row; y < toRow; y++) for (let x = col; x < toCol; x++) taken.add(`${y},${x}`)
    }
  }
  return cells
}

function boxesOf({ xs, ys, cells }: Cut): Box[] {
  return cells.map(([row, col, toRow, toCol]) => [xs[col]!, ys[row]!, xs[toCol]!, ys[toRow]!])
}

/** The four sides of each box, none of them quite where it should be. */
function sidesOf(boxes: Box[], shift: (i: number) => number): { horizontal: Rule[]; vertical: Rule[] } {
  const rule = (at: number, from: number, to: number, i: number): Rule => ({
    at: at + shift(i),
    from: from - shift(i + 1),
    to: to + shift(i + 2),
    width: 0.5,
  })
  return {
    horizontal: boxes.flatMap(([left, top, right, bottom], i) => [rule(top, left, right, i), rule(bottom, left, right, i + 3)]),
    vertical: boxes.flatMap(([left, top, right, bottom], i) => [rule(left, top, bottom, i + 5), rule(right, top, bottom, i + 7)]),
  }
}

describe('readTable', () => {
  it('finds the cells of any table that is drawn cell by cell, merged as they are', () => {
    fc.assert(
      fc.property(
        cuts,
        fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (cut, shifts) => {
          const drawn = sidesOf(boxesOf(cut), (i) => shifts[i % shifts.length]!)
          const frames = readFrames(drawn.horizontal, drawn.vertical)
          const slots = frames.flatMap((frame) => readTable(frame)?.slots ?? [])
          expect(slots).toHaveLength(cut.cells.length)
          for (const box of boxesOf(cut))
            expect(slots.filter((slot) => slot.box.every((at, i) => Math.abs(at - box[i]!) < 1.5))).toHaveLength(1)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives every point of a table to the cell that lies there', () => {
    fc.assert(
      fc.property(
        cuts,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (cut, across, down) => {
          const drawn = sidesOf(boxesOf(cut), () => 0)
          const [table] = readFrames(drawn.horizontal, drawn.vertical).map((frame) => readTable(frame))
          for (const [left, top, right, bottom] of boxesOf(cut)) {
            const slot = table?.slotAt(left + (right - left) * across, top + (bottom - top) * down)
            expect(slot?.box).toEqual([left, top, right, bottom])
          }
        },
      ),
    )
  })
})

describe('a row that fills a whole page', () => {
  const down = (at: number, from = 40, to = 460): Rule => ({ at, from, to, width: 0.5 })
  const across = (at: number, from: number, to: number): Rule => ({ at, from, to, width: 0.5 })
  const slotsOf = (horizontal: Rule[], vertical: Rule[]) =>
    readFrames(horizontal, vertical).flatMap((frame) => readTable(frame)?.slots.map(({ box }) => box) ?? [])

  it('has its cells between the lines down the page, though neither end is drawn', () => {
    expect(slotsOf([], [down(50), down(250), down(450)])).toEqual([
      [50, 40, 250, 460],
      [250, 40, 450, 460],
    ])
  })

  it.each([
    ['two lines, as between the columns of a newsletter', [], [down(50), down(250)]],
    ['lines that end at heights of their own', [], [down(50), down(250, 40, 300), down(450, 90, 460)]],
    ['lines of which one across rules a part only', [across(200, 250, 450)], [down(50), down(250), down(450)].slice(0, 2)],
  ])('is not seen in %s', (_, horizontal, vertical) => {
    expect(slotsOf(horizontal, vertical)).toEqual([])
  })
})
