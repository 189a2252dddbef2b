import type { Finding } from '#core/finding.ts'
import type { Edge, PageSetup, PaperBlock } from '#core/paper/paper.ts'
import { joinPdf, type NumberedEdges } from './join-pdf.ts'
import { openLetters, printPdf, problemsOf, type SetPaper, setPaper } from './print-pdf.ts'
import type { Letters } from './printable.ts'
import { refuse } from './refuse.ts'
import { type Program, setApart } from './set-apart.ts'
import { byPage, type ContentsEntry, writeTypst } from './typst-source.ts'

/** A program of Typst takes some 20 KiB of memory for a cell: what one program sets is bounded, since nothing else bounds that memory. */
const usualCells = 6_000
/** What cannot be parted, since no page is set up in it, may be so much. */
const mostCells = 40_000
/** Pages of numbers in one program: they are nearly empty. */
const numberedAtOnce = 500

/** How a long paper is printed. `cells`: so many in one program of Typst; `tell` hears of every program that is set. */
export interface LongChoice {
  cells?: number
  tell?: () => void
}

/** So many programs in one process: some hundred sheets, of which it keeps as many mebibytes until it ends. */
const programsApart = 6

/** A part of a long paper: set, or with a table of contents that waits for all others. */
interface Part {
  blocks: PaperBlock[]
  setups: PageSetup[]
  program?: Program
  set?: SetPaper
}

/**
 * Prints a paper of any length (長い紙面) as one PDF, in parts that are joined: page numbers and the table of contents are those of the whole.
 * `stretches` are asked for one after the other, so that a thousand sheets are never in memory together. Refuses what cannot be parted and
 * is too large for one program.
 */
export async function printLongPdf(
  title: string,
  stretches: Iterable<PaperBlock[]>,
  { cells = usualCells, tell = () => {} }: LongChoice = {},
): Promise<{ bytes: Uint8Array; problems: Finding[] }> {
  const letters = openLetters()
  const parts: Part[] = []
  let first: PaperBlock[] | undefined
  let running: Promise<void> | undefined
  for (const blocks of partsOf(stretches, cells, title)) {
    if (first === undefined) first = blocks
    else {
      if (parts.length === 0) parts.push(partOf(first, title, letters))
      parts.push(partOf(blocks, title, letters))
      if (parts.length % programsApart === 0) {
        await running
        // While one process sets, the next sheets are laid out; never two at a time.
        running = setParts(parts)
        running.catch(() => {}) // told when it is waited for
      }
    }
    tell()
  }
  if (parts.length === 0) return printPdf({ title, blocks: first ?? [] })
  await running
  await setParts(parts)
  const entries = setContents(parts, title, letters)
  const edges = setEdges(parts, title, letters)
  const bytes = await joinPdf({ title, parts: parts.map(({ set }) => (set as SetPaper).bytes), entries, edges })
  return { bytes, problems: problemsOf(letters) }
}

/** Blocks for one program each: pages together, as long as their cells are few. */
function* partsOf(stretches: Iterable<PaperBlock[]>, most: number, title: string): Generator<PaperBlock[]> {
  let [part, count]: [PaperBlock[], number] = [[], 0]
  for (const stretch of stretches)
    for (const blocks of byPage(stretch)) {
      const cells = cellsIn(blocks)
      if (cells > mostCells) refuse('paper-too-large', { name: title, cells, limit: mostCells })
      if (count + cells > most && part.length > 0 && blocks[0]?.type === 'page') {
        yield part
        ;[part, count] = [[], 0]
      }
      part.push(...blocks)
      count += cells
    }
  if (part.length > 0) yield part
}

/** Every block counts, as does every cell of a table. */
function cellsIn(blocks: PaperBlock[]): number {
  return blocks.reduce(
    (sum, block) => sum + 1 + (block.type === 'table' ? block.rows.reduce((cells, row) => cells + row.cells.length, 0) : 0),
    0,
  )
}

const isNumbered = (edge: Edge | undefined) => edge !== undefined && Object.values(edge).some((text) => /\{pages?\}/.test(text))

/** Sets what has a program that is not set yet. */
async function setParts(parts: Part[]): Promise<void> {
  const waiting = parts.flatMap((part) => (part.program ? [{ part, program: part.program }] : []))
  for (const { part } of waiting) delete part.program
  if (waiting.length === 0) return
  const set = await setApart(waiting.map(({ program }) => program))
  for (const [nth, { part }] of waiting.entries()) part.set = set[nth] as SetPaper
}

function partOf(all: PaperBlock[], title: string, letters: Letters): Part {
  const pages = byPage(all).filter(([first, ...rest]) => first !== undefined && (first.type !== 'page' || rest.length > 0))
  const blocks = pages.flat()
  const setups = blocks.filter((block) => block.type === 'page')
  const part: Part = { blocks: blocks.map(withoutNumbers), setups }
  if (blocks.some(({ type }) => type === 'contents')) return part
  return { ...part, program: { ...writeTypst({ title, blocks: part.blocks }, letters, { contents: [] }), marks: true } }
}

/** A page setup whose edges do not say numbers: those are known when all is set. */
function withoutNumbers(block: PaperBlock): PaperBlock {
  if (block.type !== 'page') return block
  const { header, footer, ...page } = block
  return {
    ...page,
    ...(header && !isNumbered(header) ? { header } : {}),
    ...(footer && !isNumbered(footer) ? { footer } : {}),
  }
}

/** Sets the parts with a table of contents: its own pages move what comes after, so it is set again until they do not. */
function setContents(parts: Part[], title: string, letters: Letters): ContentsEntry[] {
  const waiting = parts.filter(({ set }) => set === undefined)
  for (let round = 0; ; round++) {
    const contents = entriesOf(parts)
    for (const part of waiting) part.set = setPaper({ title, blocks: part.blocks }, letters, { contents })
    const again = entriesOf(parts)
    if (round === 4 || JSON.stringify(again) === JSON.stringify(contents)) return again
  }
}

/** Headings by their page in the whole. */
function entriesOf(parts: Part[]): ContentsEntry[] {
  let before = 0
  return parts.flatMap(({ set }) => {
    const own = (set?.marks ?? []).flatMap((mark) => ('depth' in mark ? [{ ...mark, page: before + mark.page }] : []))
    before += set?.pages ?? 1
    return own
  })
}

/** The edges with numbers in them, each on a page of its own to be laid over the page that it belongs to. */
function setEdges(parts: Part[], title: string, letters: Letters): NumberedEdges[] {
  const all = parts.flatMap(({ set, setups }) => setupOfPages(set as SetPaper, setups))
  const numbered = all.flatMap((setup, index) => {
    const edges = setup ? numbersAt(setup, index + 1, all.length) : undefined
    return edges ? [{ page: index, edges }] : []
  })
  const programs = Array.from({ length: Math.ceil(numbered.length / numberedAtOnce) }, (_, nth) =>
    numbered.slice(nth * numberedAtOnce, (nth + 1) * numberedAtOnce),
  )
  return programs.map((pages) => {
    const blocks = pages.flatMap(({ edges }): PaperBlock[] => [edges, { type: 'paragraph', text: '', look: {} }])
    return { pages: pages.map(({ page }) => page), bytes: setPaper({ title, blocks }, letters).bytes }
  })
}

/** Which setup each page of a part has. */
function setupOfPages({ pages, marks }: SetPaper, setups: PageSetup[]): (PageSetup | undefined)[] {
  const begins = new Map(marks.flatMap((mark) => ('setup' in mark ? [[mark.page, setups[mark.setup]] as const] : [])))
  let at: PageSetup | undefined
  return Array.from({ length: pages }, (_, index) => {
    at = begins.get(index + 1) ?? at
    return at
  })
}

function numbersAt({ header, footer, pictures: _, ...page }: PageSetup, number: number, total: number): PageSetup | undefined {
  if (!isNumbered(header) && !isNumbered(footer)) return undefined
  const say = (edge: Edge): Edge =>
    Object.fromEntries(
      Object.entries(edge).map(([side, text]: [string, string]) => [
        side,
        text.replaceAll('{page}', `${number}`).replaceAll('{pages}', `${total}`),
      ]),
    )
  return {
    ...page,
    ...(header && isNumbered(header) ? { header: say(header) } : {}),
    ...(footer && isNumbered(footer) ? { footer: say(footer) } : {}),
  }
}
