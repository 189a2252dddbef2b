import type { Term } from '../exchange.ts'
import type { Source } from '../source.ts'
import { cleanText, foldText } from '../text-fold.ts'
import { writtenIn } from './as-written.ts'

/** Words of a paper with their place. */
export interface ProseText {
  text: string
  source: Source
}

const bracketed = /([^\s、。「」()（）:：]{2,40})(?:[(（]\*\d{1,2}[)）])?[(（]([^()（）\n]{2,40})[)）]/g
/** Each pair of brackets is held against the whole paper: so many and no more. */
const mostBrackets = 2000
const means = /(?:もの|こと|をいう|を指す|の略称?)$/
const shortens = /^(?:以下[、,]?)?(?:略称?[:：]?)?[「『]?([^「」『』]+?)[」』]?(?:という)?。?$/

/** Terms that running words explain in brackets (用語): a short name behind the long one, or what a name means. Suggestions, each once. */
export function findTerms(texts: ProseText[]): Term[] {
  const all = foldText(texts.map(({ text }) => text).join('\n'))
  const found = new Map<string, Term>()
  let seen = 0
  for (const { text, source } of texts)
    for (const match of cleanText(text).matchAll(bracketed)) {
      if (++seen > mostBrackets) return [...found.values()]
      const term = readTerm(match[1] as string, match[2] as string, all)
      if (term && !found.has(foldText(term.term)))
        found.set(foldText(term.term), { ...term, fromProse: true, source: writtenIn(source)(match[0]) })
    }
  return [...found.values()]
}

function readTerm(before: string, inside: string, all: string): Pick<Term, 'term' | 'definition'> | undefined {
  if (means.test(inside)) return { term: lastNoun(before), definition: inside }
  const short = shortens.exec(inside)?.[1]
  const long = lastNoun(before)
  if (short === undefined || /\d/.test(short) || long.length < 4 || short.length >= long.length) return undefined
  // A short name is used again; a remark in brackets is not.
  const used = all.split(foldText(short)).length - 1
  return used >= 2 && shortensName(foldText(short), foldText(long)) ? { term: short, definition: long } : undefined
}

/** Whether the letters of the short name come in the long one in their order, or it is made of Latin letters. */
function shortensName(short: string, long: string): boolean {
  if (/^[a-z][a-z0-9.&-]+$/.test(short)) return !/^[a-z0-9.&-]+$/.test(long)
  let at = -1
  return [...short].every((letter) => {
    at = long.indexOf(letter, at + 1)
    return at >= 0
  })
}

/** The noun with which words end: 核となる有望シーズ → 有望シーズ. */
function lastNoun(words: string): string {
  const last = /(?:^|[をがはにでへとも])([^をがはにでへとも]+)$/.exec(words)?.[1] ?? words
  return last.replace(/^(?:より|よる|なる|ある|・)/, '')
}
