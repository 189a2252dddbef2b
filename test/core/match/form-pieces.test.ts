import { expect, test } from 'vitest'
import type { Grid } from '#core/grid.ts'
import { joinLines, linesBetween, splitPieces } from '#core/match/form-pieces.ts'

const grid = (lines: string[][]): Grid => ({
  place: 'text',
  kind: 'lines',
  rowCount: lines.length,
  colCount: Math.max(...lines.map((line) => line.length)),
  cells: lines.flatMap((fields, row) =>
    fields.map((text, col) => ({ row, col, rowSpan: 1, colSpan: 1, text, locator: `line ${row + 1}/${col + 1}` })),
  ),
})

/** The cells of each line after the words that a label takes. */
const after = (label: string, lines: string[][]) => {
  const running = joinLines(grid(lines))
  const from = running.text.indexOf(label) + label.length
  return linesBetween(running, from, running.text.length).map((line) => splitPieces(line).map(({ text }) => text))
}

test.each<[string, string[][], string[][]]>([
  ['the tab behind a label is no blank cell', [['事業費', '120', '130']], [['120', '130']]],
  ['a blank cell behind it stays', [['事業費', '', '130']], [['', '130']]],
  ['spaces do the same', [['事業費 120 130']], [['120', '130']]],
  [
    'a blank cell at the head of a further line stays',
    [
      ['事業費', '120', '130'],
      ['', '7'],
    ],
    [
      ['120', '130'],
      ['', '7'],
    ],
  ],
])('%s', (_, lines, cells) => {
  expect(after('事業費', lines)).toEqual(cells)
})

test('the first figure keeps its own place', () => {
  const running = joinLines(grid([['事業費', '120', '130']]))
  const [line] = linesBetween(running, '事業費'.length, running.text.length)
  expect(splitPieces(line as NonNullable<typeof line>)[0]).toMatchObject({ text: '120', locator: 'line 1/2' })
})
