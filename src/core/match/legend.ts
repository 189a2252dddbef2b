import type { GradeMeaning, MarkMeaning } from '../exchange.ts'
import type { GradeScale } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'

const gradeCode = '[A-ZⅠⅡⅢⅣⅤ◎○△×]|[1-5]'

/**
 * Reads a legend of grades (評価区分の凡例): `自己評価…A(…)、B(…)、C(…)`, or `A … (小区分 Ⅰ 無 Ⅱ 有) B … C …` as the scheme's scales know it.
 * `undefined` where the words are no such legend. A table's row is passed with its cells joined by a space.
 */
export function readGradeLegend(text: string, scales: GradeScale[]): GradeMeaning[] | undefined {
  const words = cleanText(text.replace(/\n/g, ' ')).replace(/：/g, ':').trim()
  return readNamedLegend(words, scales) ?? readListedLegend(words, scales)
}

/** 自己評価…A(目標を達成した。)、B(…): a scale, then codes each with its meaning in brackets or after a colon. */
function readNamedLegend(words: string, scales: GradeScale[]): GradeMeaning[] | undefined {
  const head = /^[※*<【(]?\s*([^\s…:=、。()]{1,16}?)\s*[)】>]?\s*(?:…+|⋯+|・{2,}|\.{2,}|:|=|\s)\s*/.exec(words)
  if (!head) return undefined
  const rest = words.slice(head[0].length)
  const item = new RegExp(
    `(?:^|[、,;\\s/・])(${gradeCode})\\s*(?:\\(((?:[^()]|\\([^()]*\\))*)\\)|[:=…]+\\s*([^、,;:=…()]+?)(?=$|[、,;\\s]+(?:${gradeCode})\\s*[:=…]))`,
    'g',
  )
  const found = [...rest.matchAll(item)]
  if (found.length < 2 || found[0]?.index !== 0) return undefined
  const codes = found.map((match) => match[1] as string)
  const scale = scaleOf(head[1] as string, codes, scales)
  return found.map((match) => ({ scale, code: match[1] as string, meaning: ((match[2] ?? match[3]) as string).trim() }))
}

/** The scheme's name of the scale that has these codes; else the paper's own word. */
function scaleOf(word: string, codes: string[], scales: GradeScale[]): string {
  const known = scales.find(({ scale }) => scale === word) ?? scales.find((scale) => codes.some((code) => code in scale.codes))
  return known ? known.scale : word
}

/** A 順調(新たな課題等 Ⅰ 無 Ⅱ 有) B 一定程度 …: every code of the scheme's first scale in turn, each followed by its meaning. */
function readListedLegend(words: string, scales: GradeScale[]): GradeMeaning[] | undefined {
  const [first, ...others] = scales
  if (!first) return undefined
  const parts = splitAtCodes(words, Object.keys(first.codes))
  if (!parts) return undefined
  const meanings: GradeMeaning[] = []
  const second: GradeMeaning[] = []
  for (const { code, rest } of parts) {
    let meaning = rest
    for (const scale of others) {
      const inner = new RegExp(`\\(\\s*${scale.scale}\\s*[:…]?\\s*([^()]*)\\)`).exec(rest)
      const steps = inner && splitAtCodes(inner[1] as string, Object.keys(scale.codes))
      if (!inner || !steps) continue
      meaning = meaning.replace(inner[0], '').trim()
      for (const step of steps) second.push({ scale: scale.scale, code: step.code, meaning: step.rest })
    }
    meanings.push({ scale: first.scale, code, meaning })
  }
  return meanings.every(({ meaning }) => meaning !== '') ? [...meanings, ...second] : undefined
}

/** Cuts the words at the codes, all of which have to come in their order, each at the start or after white space. */
function splitAtCodes(words: string, codes: string[]): { code: string; rest: string }[] | undefined {
  const starts: { code: string; from: number; to: number }[] = []
  let at = 0
  for (const code of codes) {
    const found = new RegExp(`(?:^|\\s)${code}(?:\\s*[:…=]\\s*|\\s+)`).exec(words.slice(at))
    if (!found || (starts.length === 0 && found.index !== 0)) return undefined
    starts.push({ code, from: at + found.index, to: at + found.index + found[0].length })
    at += found.index + found[0].length
  }
  if (starts.length < 2) return undefined
  return starts.map(({ code, to }, nth) => ({ code, rest: words.slice(to, starts[nth + 1]?.from ?? words.length).trim() }))
}

const blockMark = '[◆◇●○◎■□▲△▼▽★☆]'

/** Reads a legend of marks (凡例): `◆実施済み、◇取組中または今後実施`. `undefined` where the words hold none. */
export function readMarkLegend(text: string): MarkMeaning[] | undefined {
  const words = cleanText(text.replace(/\n/g, ' ')).replace(/：/g, ':')
  const run = new RegExp(`(?:^|[\\s(:…])(${blockMark}[^◆◇●○◎■□▲△▼▽★☆]{1,24}(?:${blockMark}[^◆◇●○◎■□▲△▼▽★☆]{1,24})+)$`).exec(
    words.trim(),
  )
  if (!run) return undefined
  const marks = [...(run[1] as string).matchAll(new RegExp(`(${blockMark})\\s*[:…=]?\\s*([^◆◇●○◎■□▲△▼▽★☆]+)`, 'g'))].map(
    (match) => ({
      mark: match[1] as string,
      meaning: (match[2] as string).replace(/[、,;\s)]+$/, '').trim(),
    }),
  )
  const apart = new Set(marks.map(({ mark }) => mark)).size === marks.length
  return apart && marks.every(({ meaning }) => meaning !== '' && !/[\d\n[\]]/.test(meaning)) ? marks : undefined
}

/** 実施済み → done, 取組中 → ongoing: what a legend's words say of a block; `none` where they say neither. */
export function readMarkStatus(meaning: string): 'done' | 'ongoing' | 'none' {
  if (/未実施|未着手|実施中|取組中|今後|予定|継続|調整中/.test(meaning)) return 'ongoing'
  return /済|完了|終了|達成|実績/.test(meaning) ? 'done' : 'none'
}
