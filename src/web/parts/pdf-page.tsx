import type { Cell, Grid } from '#core/grid.ts'
import { widthOf } from './chart-scale.ts'
import type { CellNotes } from './facsimile.tsx'
import { cellId } from './locator-words.ts'
import { Scroll } from './scroll.tsx'

/** `widthOf` measures at 13 px; a size of one point makes it this much. */
const perPoint = 1 / 13

/** The largest size, up to that of running text, at which the words fit their box. */
function sizeOf(lines: string[], width: number, height: number): number {
  const widest = Math.max(1, ...lines.map(widthOf)) * perPoint
  return Math.max(2.5, Math.min(10.5, (height / lines.length) * 0.82, width / widest))
}

function PdfCell({ cell, ruled, notes, marked }: { cell: Cell; ruled: boolean; notes: CellNotes; marked: boolean }) {
  if (!cell.box) return null
  const [x, y, width, height] = cell.box
  const lines = cell.text.split('\n')
  const inset = ruled ? 2 : 0
  const size = sizeOf(lines, width - inset * 2, height - inset * 2)
  const step = Math.min(size * 1.4, (height - inset * 2) / lines.length)
  return (
    <g id={cellId(cell.locator)} className={`cell${marked ? ' is-marked' : ''}${ruled ? ' is-ruled' : ''}`}>
      <rect x={x} y={y} width={width} height={height} />
      <text fontSize={size}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the line's place in its cell is what it is
          <tspan key={i} x={x + inset} y={y + inset + size * 0.88 + step * i}>
            {line}
          </tspan>
        ))}
      </text>
      {notes.get(cell.locator)?.map(({ number, href, label }, i) => (
        <a key={number} href={href} aria-label={`${number}番の読取：${label}`}>
          <text className="cell-note" x={x + width - 2 - i * 12} y={y + 7} textAnchor="end" fontSize="7">
            {number}
          </text>
        </a>
      ))}
    </g>
  )
}

interface PdfPageProps {
  number: number
  page: { width: number; height: number }
  grids: Grid[]
  notes?: CellNotes
  /** Locator of a cell to mark. */
  marked?: string
  /** Part of the page to show, in points: y and height. */
  cut?: { y: number; height: number }
}

/** A page of a PDF as its text and table cells lie on it, drawn anew: no picture, every word can be found and copied. */
export function PdfPage({ number, page, grids, notes = new Map(), marked, cut }: PdfPageProps) {
  const y = cut ? Math.max(0, cut.y) : 0
  const height = cut ? Math.min(cut.height, page.height - y) : page.height
  return (
    <Scroll label={`${number}ページ`}>
      <svg className="pdf-page" viewBox={`0 ${y} ${page.width} ${height}`} width={page.width} height={height}>
        <title>{`${number}ページ`}</title>
        {grids.map((grid) => (
          <g key={grid.place}>
            {grid.cells.map((cell) => (
              <PdfCell
                key={cell.locator}
                cell={cell}
                ruled={grid.kind === 'table'}
                notes={notes}
                marked={cell.locator === marked}
              />
            ))}
          </g>
        ))}
      </svg>
    </Scroll>
  )
}
