import { findFigures } from '../figure-in-text.ts'
import { readNumber } from '../figure-number.ts'
import type { Comparator, ObservationStatus, Part, RelativeTo } from '../observation.ts'
import { narrowAscii } from '../width.ts'
import { readTails } from './figure-tails.ts'
import { findAnchors, type LabelAnchor } from './label-anchors.ts'
import { readRelative } from './relative-figure.ts'
import { readSummed } from './summed-figure.ts'

/** A figure with its label in running words: `来場者数:100人 (うちオンライン 40人)`. */
export interface LabelledFigure {
  /** Readings of the label, the shortest first: words before it may belong to it or not. */
  labels: string[]
  value?: number
  unit?: string
  comparator?: Comparator
  status?: ObservationStatus
  relativeTo?: RelativeTo
  parts?: Part[]
  /** Only its parts are written; the figure is their sum. */
  summed?: true
  /** The words that qualify the figure. */
  text?: string
  /** It stands within brackets: part or remark of another figure. */
  bracketed: boolean
  /** The words from label to last qualifying word. */
  written: string
  /** Place in the words, from the shortest label to the last qualifying word. */
  start: number
  end: number
}

/** A figure at the head of words: a number with a unit, or one that fills them to their next boundary. */
export interface HeadFigure {
  value: number
  unit?: string
  comparator?: Comparator
  status?: ObservationStatus
  /** Length of the words it takes. */
  length: number
}

/** Reads the figure with which the words begin: のべ100人, 1,200件, 約3割. */
export function readHeadFigure(words: string): HeadFigure | undefined {
  const gap = /^\s*/.exec(words)?.[0].length as number
  const found = findFigures(words.slice(0, 80)).find(({ index }) => words.slice(0, index).trim() === '')
  if (found?.unit !== undefined) return headOf(found, found.index + found.text.length)
  const piece = /^[^\s()（）「」、。,:：[\]]+(?:,\d{3}[^\s()（）「」、。,:：[\]]*)*/.exec(narrowAscii(words.slice(gap)))?.[0]
  const number = piece === undefined ? undefined : readNumber(piece)
  if (number && piece !== undefined) return headOf(number, gap + piece.length)
  return found ? headOf(found, found.index + found.text.length) : undefined
}

function headOf(figure: Omit<HeadFigure, 'length'>, length: number): HeadFigure {
  const { value, unit, comparator, status } = figure
  return {
    value,
    length,
    ...(unit === undefined ? {} : { unit }),
    ...(comparator ? { comparator } : {}),
    ...(status ? { status } : {}),
  }
}

/** 月平均23件, 1回当たり40人: what the figure is an average of or counted by stays in its words. */
function readRate(words: string): (HeadFigure & { text: string }) | undefined {
  const by =
    /^\s*(?:(?:年間?|月|週|日|各回|[1１一](?:回|日|社|者|人|件|か月|ヶ月))?(?:当たり|あたり|の)?平均|合計|総計|(?:各回|[1１一](?:回|日|社|者|人|か月|ヶ月))(?:当たり|あたり)?)[\s:：]*/.exec(
      words,
    )
  const head = by ? readHeadFigure(words.slice(by[0].length)) : undefined
  if (!by || head?.unit === undefined) return undefined
  const length = by[0].length + head.length
  return { ...head, length, text: words.slice(0, length).replace(/\s+/g, '') }
}

/** Every labelled figure in the words, in their order. `names`: indicators that are looked for without a colon too. */
export function findLabelledFigures(words: string, names: string[] = []): LabelledFigure[] {
  const found: LabelledFigure[] = []
  for (const anchor of findAnchors(words, names)) {
    const figure = readAt(words, anchor)
    if (
      figure &&
      !found.some((other) => other.start < figure.end && figure.start < other.end && !figure.bracketed && !other.bracketed)
    )
      found.push(figure)
  }
  return found
}

function readAt(words: string, anchor: LabelAnchor): LabelledFigure | undefined {
  // No figure with its remarks is longer: what follows is not searched for every label.
  const after = words.slice(anchor.valueAt, anchor.valueAt + 400)
  const relative = readRelative(after)
  const head = relative ?? readHeadFigure(after) ?? readRate(after) ?? readSummed(after)
  if (!head) return undefined
  const tails = readTails(after.slice(head.length), head.unit, head.value)
  const end = anchor.valueAt + head.length + tails.length
  const written = words.slice(anchor.start, end)
  const own = 'text' in head ? head.text : undefined
  const said =
    own === undefined
      ? (tails.text ?? anchor.dated ?? anchor.qualified)
      : [own, tails.text].filter((text) => text !== undefined).join(' ')
  const text = anchor.qualified !== undefined && own === undefined ? written.replace(/\s+/g, ' ').trim() : said
  const relativeTo = relative?.relativeTo ?? tails.relativeTo
  const status = tails.status ?? ('status' in head ? head.status : undefined)
  const parts = 'parts' in head ? head.parts : tails.parts
  return {
    labels: anchor.labels,
    ...(head.value === undefined ? {} : { value: head.value }),
    ...(head.unit === undefined ? {} : { unit: head.unit }),
    ...('comparator' in head && head.comparator ? { comparator: head.comparator } : {}),
    ...(status ? { status } : {}),
    ...(relativeTo ? { relativeTo } : {}),
    ...(parts ? { parts } : {}),
    ...('parts' in head ? { summed: true as const } : {}),
    ...(text === undefined || text === '' ? {} : { text }),
    bracketed: anchor.bracketed,
    written,
    start: anchor.start,
    end,
  }
}
