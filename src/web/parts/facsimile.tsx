import type { Cell, Grid } from '#core/grid.ts'
import { cellId, formatLocator } from './locator-words.ts'
import { PdfPage } from './pdf-page.tsx'
import { Scroll } from './scroll.tsx'

/** Numbers of the drafts that were read from a cell, by locator; each leads to its draft. */
export type CellNotes = Map<string, { number: number; href: string; label: string; word?: string }[]>

/** What a cell is taken for, by locator: `is-label`, `is-read`. */
export type CellTones = Map<string, 'is-label' | 'is-read'>

const none: CellNotes = new Map()
const plain: CellTones = new Map()
/** Cells of so few characters stay in one line. */
const shortest = 8
/** Of a table with more columns than a page shows side by side, cells of more characters than this are given room: their row would be a tower. */
const longest = 40
const mostColumns = 24

function Notes({ locator, notes }: { locator: string; notes: CellNotes }) {
  return notes.get(locator)?.map(({ number, href, label, word }) => (
    <a key={number} className="cell-note" href={href} aria-label={`${number}番の読取：${label}`}>
      {number}
      {word && <span className="cell-note-word">{word}</span>}
    </a>
  ))
}

interface Drawn {
  notes: CellNotes
  tones: CellTones
  marked: string | undefined
}

function Row({ cells, notes, tones, marked }: Drawn & { cells: Cell[] }) {
  return (
    <tr>
      {cells.map((cell) => (
        <td
          key={cell.locator}
          id={cellId(cell.locator)}
          className={[
            'cell',
            cell.locator === marked && 'is-marked',
            cell.text.length <= shortest && 'is-short',
            cell.text.length > longest && 'is-long',
            tones.get(cell.locator),
          ]
            .filter(Boolean)
            .join(' ')}
          {...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {})}
          {...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {})}
        >
          {cell.text}
          <Notes locator={cell.locator} notes={notes} />
        </td>
      ))}
    </tr>
  )
}

function rowsOf({ cells }: Grid): Cell[][] {
  const rows: Cell[][] = []
  for (const cell of cells) {
    rows[cell.row] ??= []
    rows[cell.row]?.push(cell)
  }
  return Array.from(rows, (row) => row ?? [])
}

function GridTable({ grid, notes, tones, marked }: Drawn & { grid: Grid }) {
  return (
    <Scroll label={formatLocator(grid.place)}>
      <table className={grid.colCount > mostColumns ? 'facsimile is-wide' : 'facsimile'}>
        <caption className="hidden-text">{formatLocator(grid.place)}</caption>
        <tbody>
          {rowsOf(grid).map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the row's place on the paper is what it is
            <Row key={i} cells={cells} notes={notes} tones={tones} marked={marked} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function GridLines({ grid, notes, tones, marked }: Drawn & { grid: Grid }) {
  return (
    <div className="facsimile-lines">
      {rowsOf(grid).map((cells, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the line's place on the paper is what it is
        <p key={i}>
          {cells.map((cell) => (
            <span
              key={cell.locator}
              id={cellId(cell.locator)}
              className={['cell', cell.locator === marked && 'is-marked', tones.get(cell.locator)].filter(Boolean).join(' ')}
            >
              {cell.text}
              <Notes locator={cell.locator} notes={notes} />
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}

/** One grid as it lies on the paper: a table with its merges, or lines. */
export function FacsimileGrid(props: { grid: Grid; notes?: CellNotes; tones?: CellTones; marked?: string }) {
  const { grid, notes = none, tones = plain, marked } = props
  return grid.kind === 'table' ? (
    <GridTable grid={grid} notes={notes} tones={tones} marked={marked} />
  ) : (
    <GridLines grid={grid} notes={notes} tones={tones} marked={marked} />
  )
}

/** As many grids from the first as hold so many cells; the last one is cut at a row. */
export function firstCells(grids: Grid[], most: number): Grid[] {
  let left = most
  return grids.flatMap((grid) => {
    const cells = grid.cells.slice(0, Math.max(0, left))
    left -= grid.cells.length
    const last = cells.at(-1)
    return last ? [{ ...grid, cells: cells.length < grid.cells.length ? cells.filter(({ row }) => row < last.row) : cells }] : []
  })
}

/** A page with more cells than this would be slow to open. */
const mostCells = 20_000

interface FacsimileProps {
  grids: Grid[]
  pages?: { width: number; height: number }[] | undefined
  notes: CellNotes
  tones?: CellTones
  /** How many cells are drawn at most. */
  most?: number
}

/** A whole document: PDF pages as drawn, other papers as their tables and lines in reading order. */
export function Facsimile({ grids: all, pages, notes, tones = plain, most = mostCells }: FacsimileProps) {
  const grids = firstCells(all, most)
  const cut = all.reduce((sum, { cells }) => sum + cells.length, 0) > most
  return (
    <>
      {pages && pages.length > 0
        ? pages.map((page, i) => {
            const own = grids.filter(({ place }) => place.split('/')[0] === `p${i + 1}`)
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            return own.length > 0 && <PdfPage key={i} number={i + 1} page={page} grids={own} notes={notes} tones={tones} />
          })
        : grids.map((grid) => (
            <FacsimileGrid key={`${grid.place}${grid.cells[0]?.locator}`} grid={grid} notes={notes} tones={tones} />
          ))}
      {cut && <p className="small soft">ここから先は、もとのファイルでご覧ください。</p>}
    </>
  )
}

/** The rows around a cell, cut out of its grid: more above, where headings stand, than below. */
export function cutAround(grid: Grid, cell: Cell, above = 8, below = 2): Grid {
  const from = Math.max(0, cell.row - above)
  const to = Math.min(grid.rowCount, cell.row + cell.rowSpan + below)
  const keep = grid.cells.flatMap((other) => {
    const first = Math.max(other.row, from)
    const end = Math.min(other.row + other.rowSpan, to)
    return end > first ? [{ ...other, row: first - from, rowSpan: end - first }] : []
  })
  return { ...grid, rowCount: to - from, cells: keep }
}
