import { foldText, foldWithPositions } from './text-fold.ts'

/** A label made ready to be looked for. */
export interface CompiledLabel {
  pattern: string
  /** Over folded text: the whole of it, ornaments aside. */
  whole: RegExp
  /** Over folded text: at its beginning, ornaments aside. */
  opening: RegExp
  /** Over folded text: anywhere within it. */
  within: RegExp
}

const era = '(?:令和|平成|昭和|大正|[rhst])(?:元|\\d{1,2})'
// A paper that leaves out the era (20年度決算) has 年度 after the number.
const year = `(?:(?:\\d{4}|${era})(?:[(/](?:\\d{4}|${era})\\)?)?(?:年度|年)?|(?:\\d{1,2}|元)年度|(?:今|本|当|当該|翌|次|来|前|昨)?年度)`
const placeholders: Record<string, string> = {
  年度: `(?<year>${year})`,
  翌年度: `(?<year>${year})`,
  期間: `(?<period>${year}(?:~|-|から)${year})?`,
  時点: `(?<asOf>(?:${year})?\\d{1,2}月(?:末|\\d{1,2}日)?(?:現在|時点)?|(?:${year}[./])?\\d{1,2}[./]\\d{1,2}|${era}\\.\\d{1,2})`,
  名称: '[^\\s"「」()<>:、。,]{1,30}?',
  組織: '(?:[^\\s"「」()<>:·、。,]{1,20}?(?:局|部|課|室|本部|委員会|センター))?',
  番号: '(?<number>\\(?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\)?)?',
}
const placeholder = /\{(年度|翌年度|期間|時点|番号|組織|名称)\}/

const variants: [RegExp, string][] = [
  [/[〈《【［[「『〔≪]/g, '<'],
  [/[〉》】］\]」』〕≫]/g, '>'],
  [/[〜～]/g, '~'],
  [/[‐‑–—−]/g, '-'],
  [/[、，]/g, ','],
  [/[・･]/g, '·'],
]
const ornament = '[<>■□●○◆◇◎★☆※*·▼▽▶▷]*'
const numbering = '(?:\\(\\d{1,2}\\)|\\d{1,2}(?:[.,]|(?!\\d|年度))|[ivx]{1,4}[.,]|\\([ァ-ンa-z]\\)|[ァ-ンa-z][.,])?'

/** Folds as every comparison does, and brackets, waves and commas too; `at[i]` is the raw index of `folded[i]`. */
export function foldLabel(raw: string): { folded: string; at: number[] } {
  const { folded, at } = foldWithPositions(raw)
  return { folded: foldVariants(folded), at }
}

const foldVariants = (folded: string) => variants.reduce((text, [from, to]) => text.replace(from, to), folded)

/** `foldLabel` without the way back: much faster. */
export function foldLabelText(raw: string): string {
  return foldVariants(foldText(raw))
}

/** Makes a label of a scheme ready: white space, width and kinds of brackets do not count; placeholders become groups. */
export function compileLabel(pattern: string): CompiledLabel {
  const pieces = pattern.split(placeholder)
  const seen = new Set<string>()
  const source = pieces
    .map((piece, i) => {
      if (i % 2 === 0) return foldLabel(piece).folded.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      const group = placeholders[piece] ?? ''
      const unnamed = seen.has(piece) ? group.replace(/\?<\w+>/, '?:') : group
      seen.add(piece)
      return unnamed
    })
    .join('')
  const unit =
    '(?:\\((?:単位:?[^()]{1,8}|[^()]{0,4}円|人|名|件|回|日|%|m2|ha|t|時間|箇所|か所|校|台|冊|世帯|戸|団体|社|人日)\\))?'
  const whole = new RegExp(`^${ornament}${numbering}${ornament}${source}(?:\\(\\d{1,2}\\))?[>:*]*${unit}$`)
  const opening = new RegExp(`^${ornament}${numbering}${ornament}${source}`)
  return { pattern, whole, opening, within: new RegExp(source, 'dg') }
}

/** One expression for any of several labels at the beginning of a folded text: most texts are none, and this tells so at once. */
export function anyOpening(labels: CompiledLabel[]): RegExp {
  const sources = labels.map(({ opening }) => opening.source.replace(/\(\?<\w+>/g, '(?:'))
  return new RegExp(sources.length === 0 ? '(?!)' : sources.join('|'))
}
