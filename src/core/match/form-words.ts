import type { Narrative, Term } from '../exchange.ts'
import { finding } from '../finding.ts'
import { missingWords, parseMissing } from '../missing.ts'
import { labelledBy } from '../narrative-label.ts'
import { cleanLine, foldText } from '../text-fold.ts'
import { type Block, type BlockMarks, splitBlocks } from './blocks.ts'
import type { FormCell } from './form-cell.ts'
import { type FormReading, slotsOf, sourceOf, wordsOf } from './form-reading.ts'
import { isNavigation } from './navigation.ts'
import { joinParagraph, splitParagraphs } from './paragraphs.ts'

/** Narratives (説明) of a form: each slot's words, a block at each mark, else a paragraph at a time. */
export function readNarratives(reading: FormReading): Narrative[] {
  const said = new Set<string>()
  return slotsOf(reading, 'narratives').flatMap((slot) => {
    // A page's head is printed on every page.
    const whole = `${slot.field.key}\n${foldText(slot.cells.map(({ text }) => text).join('\n'))}`
    if (said.has(whole)) return []
    said.add(whole)
    const cells = wordsOf(slot)
    const reason = parseMissing(cells.map(({ text }) => text).join(''))
    if (reason !== undefined && reason !== 'notApplicable') {
      const [cell] = cells
      if (cell)
        reading.findings.push(
          finding('words-missing', { label: slot.field.label, reason: missingWords[reason] }, { source: sourceOf(cell) }),
        )
      return []
    }
    return blocksOf(slot.cells, reading.scheme.blocks).map(({ block, source }) => ({
      item: reading.item.id,
      role: slot.field.role,
      ...labelledBy(reading.scheme, slot.field),
      text: block.text,
      ...(block.status ? { status: block.status } : {}),
      source: sourceOf(source),
    }))
  })
}

/** The blocks within cells that follow each other, each with the cell in which it begins. */
export function blocksOf(cells: FormCell[], marks: BlockMarks): { block: Block; source: { locator: string; text: string } }[] {
  const text = cells.map((cell, i) => (i === 0 ? '' : isBeside(cell, cells[i - 1]) ? ' ' : '\n') + cell.text).join('')
  const starts = startsOf(cells)
  let at = 0
  let nth = 0
  return cutBlocks(text, marks).map((block) => {
    const head = block.raw.split('\n')[0]?.trim().slice(0, 20) ?? ''
    at = Math.max(at, text.indexOf(head, at))
    while ((starts[nth + 1] ?? Number.POSITIVE_INFINITY) <= at) nth++ // blocks follow each other, and so do their cells
    const locator = cells[nth]?.locator ?? ''
    at += head.length
    return { block: { ...block, text: joinParagraph(block.text) }, source: { locator, text: (block.mark ?? '') + block.raw } }
  })
}

/** Where each cell begins in the words of all. */
function startsOf(cells: FormCell[]): number[] {
  let start = 0
  return cells.map(({ text }) => {
    const own = start
    start += text.length + 1
    return own
  })
}

/** Short words side by side on a row are one line: 一般会計 | 02 | 款. */
function isBeside(cell: FormCell, before: FormCell | undefined): boolean {
  const short = ({ text }: FormCell) => text.length <= 8 && !text.includes('\n')
  return before !== undefined && before.grid === cell.grid && before.row === cell.row && cell.col > before.col && short(cell)
}

/** At the scheme's marks; where the paper uses other bullets, at those; else paragraph by paragraph. */
function cutBlocks(text: string, marks: BlockMarks): Block[] {
  const heads = [...text.matchAll(/(?:^|\n)(\s*)([●○◯■□◆◇◎])/g)].map(([, indent = '', mark = '']) => ({ mark, indent }))
  const known = heads.some(({ mark }) => mark in marks)
  // Beside a mark of the scheme another bullet heads a block of its own only where it is not set in.
  const others = heads.filter(({ mark, indent }) => !(mark in marks) && !(known && /[^\n]/.test(indent)))
  const bullets: BlockMarks = { ...(known ? marks : {}), ...Object.fromEntries(others.map(({ mark }) => [mark, 'none'])) }
  if (heads.length > 0) return splitBlocks(text, bullets)
  return splitParagraphs(text).flatMap((paragraph) => splitBlocks(paragraph, {}))
}

const termLine = /^\s*[*＊※・●○■]?\s*(?:\d{1,2}[.)]\s*)?([^:：。]{1,40}?)\s*[:：]\s*(.*)$/

/** Terms (用語説明): 用語:説明, wrapped lines joined; or a term in one cell and what it means in the next. */
export function readTerms(reading: FormReading): Term[] {
  return slotsOf(reading, 'terms').flatMap((slot) => {
    const lines: { term?: string; words: string[]; cell: FormCell }[] = []
    for (const row of rowsOf(wordsOf(slot))) {
      const [first, second] = row
      if (first && second && !termLine.test(first.text) && first.text.length <= 40) {
        lines.push({ term: cleanLine(first.text), words: row.slice(1).map(({ text }) => text), cell: first })
        continue
      }
      for (const cell of row)
        for (const line of cell.text.split('\n')) {
          const [, term, words] = termLine.exec(line) ?? []
          if (term !== undefined && words !== undefined && !/^\/\//.test(words))
            lines.push({ term: cleanLine(term), words: [words], cell })
          else if (line.trim() !== '' && !isNavigation(line)) (lines.at(-1)?.words ?? []).push(line)
        }
    }
    return lines.map(({ term, words, cell }) => ({
      term: term as string,
      definition: cleanLine(words.map((line) => line.trim()).join('\n')),
      source: { locator: cell.locator, text: `${term}:${words.join('\n')}` },
    }))
  })
}

function rowsOf(cells: FormCell[]): FormCell[][] {
  const rows = new Map<string, FormCell[]>()
  for (const cell of cells) {
    const key = `${cell.grid}/${cell.row}`
    rows.set(key, [...(rows.get(key) ?? []), cell])
  }
  return [...rows.values()]
}
