import { findFigures } from '../figure-in-text.ts'
import type { ObservationStatus, Part, RelativeTo } from '../observation.ts'
import { sameUnit } from './label-answers.ts'

/** What the brackets after a figure say of it. */
export interface FigureTails {
  parts?: Part[]
  relativeTo?: RelativeTo
  status?: ObservationStatus
  text?: string
  length: number
}

/** (…) or […] right after a figure, on its line or the next; (ア) and (2) begin another line of a list. */
const tail = /^\s*(?!\(.{1,2}\)\s*\S)([(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]|\[[^[\]]*\]|〔[^〔〕]*〕)/
/** ※ and うち after a figure, to the end of the line. */
const loose = /^[ \t]*((?:うち|内、|内訳)[^\n。]*|※[^\n]*(?:含む|集計|速報|暫定)[^\n]*)/

/** Reads the brackets after a figure: its parts (うち…, …含む), what it is a multiple of, and how complete it is. */
export function readTails(words: string, unit: string | undefined, value: number | undefined): FigureTails {
  const tails: FigureTails = { length: 0 }
  const said: string[] = []
  for (;;) {
    const rest = words.slice(tails.length)
    const found = tail.exec(rest) ?? loose.exec(rest)
    if (!found) break
    const inner = found[1] as string
    const parts = readParts(inner.replace(/^[(（[〔]|[)）\]〕]$/g, ''), unit, value)
    if (parts && !tails.parts) tails.parts = parts
    const relativeTo = readFactor(inner)
    if (relativeTo) tails.relativeTo = relativeTo
    const status = readStatus(inner)
    if (status) tails.status = status
    said.push(inner.replace(/\s+/g, ' '))
    tails.length += found[0].length
  }
  return said.length > 0 ? { ...tails, text: said.join(' ') } : tails
}

/** 集計中, 速報 → preliminary; a short 見込 → forecast. */
export function readStatus(words: string): ObservationStatus | undefined {
  if (/集計(?:中|見込|予定|前)|未集計|速報|暫定|精査中/.test(words)) return 'preliminary'
  return /^[(（[【]?(?:[^()（）[\]]{0,6}見込み?|予測)[)）\]】]?$/.test(words.trim()) ? 'forecast' : undefined
}

/** (発表数10本の2.5倍): the figure before it is a multiple. */
function readFactor(words: string): RelativeTo | undefined {
  const match = /^[(（[]?\s*(.+?)の(\d+(?:\.\d+)?)倍/.exec(words)
  if (!match) return undefined
  const base = findFigures(match[1] as string).at(-1)
  const quantity = base ? (match[1] as string).slice(0, base.index).replace(/[(（:：\s]+$/, '') : (match[1] as string)
  return { quantity, factor: Number(match[2]), ...(base ? { base: base.value } : {}) }
}

/** The figures of the same unit in the words are parts where the words say so (うち, 内訳, 含む) or where they add up. */
function readParts(words: string, unit: string | undefined, value: number | undefined): Part[] | undefined {
  const figures = findFigures(words).filter((figure) => sameUnit(figure.unit, unit) && figure.unit !== undefined)
  if (figures.length === 0) return undefined
  const sum = figures.reduce((total, figure) => total + figure.value, 0)
  const says = /うち|内訳|含む|含み|含めて|^内[、,]/.test(words)
  if (!says && !(figures.length > 1 && value !== undefined && Math.abs(sum - value) < 1e-9)) return undefined
  let from = 0
  const parts = figures.map((figure) => {
    const label = words.slice(from, figure.index)
    from = figure.index + figure.text.length
    return { label: cleanPartLabel(label), value: figure.value }
  })
  return parts.every(({ label }) => label !== '') ? parts : undefined
}

function cleanPartLabel(label: string): string {
  return label
    .replace(/^[\s、,+＋・。/及び並びに]*(?:を?含む|含み)?[\s、,+＋・]*/, '')
    .replace(/^(?:うち|内訳|内)[\s:：、,]*/, '')
    .replace(/[\s:：はが]+$/, '')
    .trim()
}
