import type { Cell, Grid } from '#core/grid.ts'
import { widthOf } from './chart-scale.ts'
import type { CellNotes, CellTones } from './facsimile.tsx'
import { cellId } from './locator-words.ts'
import { Scroll } from './scroll.tsx'

/** `widthOf` measures at 13 px; a size of one point makes it this much. */
const perPoint = 1 / 13

/** Pixels a point: a paper in small print must be read on the screen; what is wider than its half scrolls. */
const shown = 1.4

/** A slide in large letters need not scroll: what is still this large (pixels) in a pane of this width fits itself to its pane. */
const paneWidth = 620
const readable = 8

/** Points between the border of a ruled cell and its words. */
const insetOf = (ruled: boolean) => (ruled ? 2 : 0)

/** The largest size, up to that of running text, at which the words fit their box. */
function fitOf({ text, box }: Cell, ruled: boolean): number {
  const [, , width, height] = box ?? [0, 0, 0, 0]
  const lines = text.split('\n')
  const widest = Math.max(1, ...lines.map(widthOf)) * perPoint
  const inset = insetOf(ruled) * 2
  return Math.max(2.5, Math.min(10.5, ((height - inset) / lines.length) * 0.82, (width - inset) / widest))
}

/** The size of most lines of a page: a paper is set in one size, and a roomy cell does not make its words larger. */
function usualSize(grids: Grid[]): number {
  const sizes = grids.flatMap(({ kind, cells }) =>
    cells
      .filter(({ text, box }) => box !== undefined && text.trim() !== '')
      .flatMap((cell) => cell.text.split('\n').map(() => fitOf(cell, kind === 'table'))),
  )
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 10.5
}

interface PdfCellProps {
  cell: Cell
  ruled: boolean
  /** Size of most of the page's words, in points. */
  usual: number
  notes: CellNotes
  tone: string | undefined
  marked: boolean
}

function PdfCell({ cell, ruled, usual, notes, tone, marked }: PdfCellProps) {
  if (!cell.box) return null
  const [x, y, width, height] = cell.box
  const lines = cell.text.split('\n')
  const inset = insetOf(ruled)
  const size = Math.min(fitOf(cell, ruled), usual * 1.15)
  const step = Math.min(size * 1.4, (height - inset * 2) / lines.length)
  return (
    <g id={cellId(cell.locator)} className={['cell', marked && 'is-marked', ruled && 'is-ruled', tone].filter(Boolean).join(' ')}>
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
          <text className="cell-note" x={x + width - 2 - i * 13} y={y + 7} textAnchor="end" fontSize="6.5">
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
  tones?: CellTones
  /** Locator of a cell to mark. */
  marked?: string
  /** Part of the page to show, in points: y and height. */
  cut?: { y: number; height: number }
}

/** A page of a PDF as its text and table cells lie on it, drawn anew: no picture, every word can be found and copied. */
export function PdfPage({ number, page, grids, notes = new Map(), tones = new Map(), marked, cut }: PdfPageProps) {
  const y = cut ? Math.max(0, cut.y) : 0
  const height = cut ? Math.min(cut.height, page.height - y) : page.height
  const usual = usualSize(grids)
  const isLarge = (usual * paneWidth) / page.width >= readable
  return (
    <Scroll label={`${number}ページ`}>
      <svg
        className={isLarge ? 'pdf-page is-large' : 'pdf-page'}
        viewBox={`0 ${y} ${page.width} ${height}`}
        width={page.width * shown}
        height={height * shown}
      >
        <title>{`${number}ページ`}</title>
        {grids.map((grid) => (
          <g key={grid.place}>
            {grid.cells.map((cell) => (
              <PdfCell
                key={cell.locator}
                cell={cell}
                ruled={grid.kind === 'table'}
                usual={usual}
                notes={notes}
                tone={tones.get(cell.locator)}
                marked={cell.locator === marked}
              />
            ))}
          </g>
        ))}
      </svg>
    </Scroll>
  )
}
