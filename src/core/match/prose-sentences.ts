/** A sentence of running words (文), with what stands in brackets behind its full stop. */
export interface Sentence {
  text: string
}

/** A clause around a figure: what stands before it and after it in the same part of the sentence. */
export interface FigurePlace {
  /** Words before the figure, back to where its clause begins. */
  before: string
  /** Words after it, to where its clause ends. */
  after: string
  /** Words before the brackets that hold the figure; absent where none do. */
  outside?: string
  /** What the sentence speaks of, where a colon parts it from its figures. */
  label?: string
}

/** Marks at the head of a line, and dates that say when the figures were taken. */
const head = /^[\s・･○〇◯●◆◇■□※⇒→⇨＊*-]+|^\s*(?:[0-9０-９]{1,2}月末?(?:時点|現在)の?)/

/** Cuts words into sentences at full stops and line ends; brackets behind either belong to what stands before them. */
export function cutSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  for (const piece of text.split(/(?<=。)(?![(（\n])|\n(?![(（])/)) {
    const words = piece.replace(head, '').replace(head, '')
    if (words.trim() !== '') sentences.push({ text: words })
  }
  return sentences
}

const opening = '(（'
const closing = ')）'

/** Where the brackets around a place open, the outermost first. */
function bracketsAround(text: string, at: number): number[] {
  const open: number[] = []
  for (let i = 0; i < at; i++) {
    if (opening.includes(text[i] as string)) open.push(i)
    else if (closing.includes(text[i] as string)) open.pop()
  }
  return open
}

/** Whether a place stands within quotation marks: a name, not what is said. */
export function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return before.lastIndexOf('「') > before.lastIndexOf('」') || before.lastIndexOf('『') > before.lastIndexOf('』')
}

/** Brackets with all that stands in them are no part of the words around them. */
const blank = (text: string) => {
  let plain = text
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(/[(（][^()（）]*[)）]/g, '')
  }
  return plain
}

/** The surroundings of the words from `from` to `to`. `ends`: where the figure before them ended; `next`: where the next begins. */
export function placeOf(text: string, from: number, to: number, ends: number, next = text.length): FigurePlace {
  const open = bracketsAround(text, from)
  const inner = open.at(-1)
  if (inner === undefined) {
    const start = clauseStart(text, from, ends)
    const label = labelOf(text, from)
    const before = blank(text.slice(label === undefined ? start : Math.max(start, label.ends), from))
    return {
      before,
      after: clauseEnd(beforeDigit(blank(text.slice(to)), next < text.length)),
      ...(label === undefined ? {} : { label: label.words }),
    }
  }
  const shut = inner + 1 + closeOf(text.slice(inner + 1))
  const begins = Math.max(inner, ...['、', ',', '，', '。'].map((mark) => text.lastIndexOf(mark, from - 1)))
  return { before: text.slice(begins + 1, from), after: clauseEnd(text.slice(to, shut)), outside: blank(text.slice(0, open[0])) }
}

/** 商談会:継続50件、見込9件 — the words before the colon, if the figure does not follow it at once. */
function labelOf(text: string, from: number): { words: string; ends: number } | undefined {
  const colon = /^([^:：。、]{2,50}(?:[(（][^()（）]*[)）][^:：。、]{0,20})?)[:：]\s*(?=\S)/.exec(text.slice(0, from))
  if (!colon || colon[0].length >= from) return undefined
  return { words: blank(colon[1] as string), ends: colon[0].length }
}

/** Where the bracket that is open closes. */
function closeOf(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (opening.includes(text[i] as string)) depth++
    else if (closing.includes(text[i] as string) && depth-- === 0) return i
  }
  return text.length
}

/** A clause begins after a comma that ends another, or after the figure before it. */
function clauseStart(text: string, at: number, ends: number): number {
  const before = text.slice(0, at)
  const comma = Math.max(
    ...[...before.matchAll(/(?:[しみりきいびちにて]|ため|ほか|により|うち|等は)[、，]/g)].map(
      (match) => match.index + match[0].length,
    ),
    0,
  )
  return Math.max(comma, ends)
}

/** What another figure counts is not of this one. */
const beforeDigit = (text: string, followed: boolean) => (followed ? (/^[^\d０-９]*/.exec(text)?.[0] ?? '') : text)

const clauseEnd = (text: string) => (/^[^、，。\n]*/.exec(text)?.[0] ?? '').trimEnd()
