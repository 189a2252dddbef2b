import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'
import { matchFolded } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Heading } from '../scheme-records.ts'

/** A heading of the scheme that a column answers, and the year that stands in it. */
export interface HeadingHit {
  heading: Heading
  fiscalYear?: FiscalYear
  /** `{番号}` */
  number?: number
}

/** Headings of a table made ready: told of any text at once, however many they are. */
export interface HeadingIndex {
  find(text: string): HeadingHit[]
}

/** No heading on paper is longer; what is, is words. */
const longest = 400
const money = /\((?:単位:?)?[^()]{0,4}円\)$/
/** What is to be written there, in brackets behind a heading: 事業の概要(具体的に). */
const remark = /(?<=.)\([^()]*\)$/
const ornaments = /^[<>■□●○◆◇◎★☆※*·▼▽▶▷]+|[>:*]+$/g
const numbering = /^(?:\(\d{1,2}\)|\d{1,2}[.,]?|[ivx]{1,4}[.,]|\([ァ-ンa-z]\)|[ァ-ンa-z][.,])/

const keyOf = (text: string): string => foldLabelText(text).replace(ornaments, '')

/** Compiles headings: plain ones are looked up, those with a placeholder or `…` are tried one by one. */
export function indexHeadings(headings: readonly Heading[]): HeadingIndex {
  const plain = new Map<string, Heading[]>()
  const patterns: [Heading, CompiledLabel][] = []
  const beginnings: [Heading, string][] = []
  for (const heading of new Set(headings)) {
    if (heading.endsWith('…')) beginnings.push([heading, keyOf(heading.slice(0, -1))])
    else if (/\{[^{}]+\}/.test(heading)) patterns.push([heading, compileLabel(heading)])
    else plain.set(keyOf(heading), [...(plain.get(keyOf(heading)) ?? []), heading])
  }
  const known = new Map<string, HeadingHit[]>()
  const look = (text: string): HeadingHit[] => {
    const key = keyOf(text)
    if (key === '') return []
    const bare = key.replace(money, '')
    const exact = plain.get(key) ?? plain.get(bare) ?? plain.get(bare.replace(numbering, '').replace(ornaments, ''))
    const remarked = exact ?? plain.get(bare.replace(remark, ''))
    if (exact) return exact.map((heading) => ({ heading }))
    const begun = beginnings.filter(([, start]) => key.startsWith(start)).sort((a, b) => b[1].length - a[1].length)
    if (begun[0]) return [{ heading: begun[0][0] }]
    if (remarked) return remarked.map((heading) => ({ heading }))
    return patterns.flatMap(([heading, label]) => {
      const found = matchFolded(label, foldLabelText(text))
      if (!found) return []
      const { fiscalYear, number } = found
      return [{ heading, ...(fiscalYear === undefined ? {} : { fiscalYear }), ...(number === undefined ? {} : { number }) }]
    })
  }
  return {
    find(text) {
      if (text.length > longest) return []
      const before = known.get(text)
      if (before) return before
      const found = look(text)
      known.set(text, found)
      return found
    },
  }
}

/** The fiscal year that a heading says anywhere in it; the second of a pair such as R4(R5) is left aside. */
export function yearOfHeading(text: string, near: FiscalYear | undefined): FiscalYear | undefined {
  return findFiscalYears(text.replace(/\n/g, ''), { near })[0]?.year
}
