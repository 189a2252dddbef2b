import { remember } from '../remember.ts'
import { foldText } from '../text-fold.ts'

const people = ['人', '名', '人数', '者']
const groups = [people, ['社', '社数', '企業'], ['件', '件数'], ['%', 'パーセント', 'ポイント'], ['回', '回数']]

/** Whether two units count the same: 人 and 名 do. An unknown unit goes with any. */
export function sameUnit(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true
  const [x, y] = [foldText(a), foldText(b)]
  return x === y || groups.some((group) => group.includes(x) && group.includes(y))
}

const synonyms: [RegExp, string][] = [
  [/ホームページ|ウェブサイト|webサイト|hp/g, 'hp'],
  [/ウェブ|ｗｅｂ/g, 'web'],
  [/フェイスブック/g, 'facebook'],
  [/ー/g, ''],
]

/** The name of an indicator made comparable: folded, without punctuation and の. */
export function foldName(text: string): string {
  return foldText(text).replace(/[「」『』()[\]【】〈〉<>《》・、,，.。:;'"“”\-‐–—―/&の]/g, '')
}

/** Spellings that officials use for one another: アクセス件数 and アクセス数, 参加者 and 参加者数, ホームページ and HP. */
function foldVariants(text: string): string {
  const plain = synonyms.reduce((folded, [from, to]) => folded.replace(from, to), foldName(text))
  return plain
    .replace(/(?:件|人|回|社|名)数$/, '数')
    .replace(/(者|社|企業|団体)数$/, '$1')
    .replace(/(.)数$/, '$1')
    .replace(/^(?:実績|結果|合計|総計)(?=.{3})/, '')
}

const withoutBrackets = (text: string) => text.replace(/[(（][^()（）]*[)）]/g, '')

/** A word made comparable, in the ways in which words are compared. */
interface Folded {
  name: string
  /** Without remarks in brackets. */
  bare: string
  variant: string
}

const fold = remember((text): Folded => {
  const bare = withoutBrackets(text)
  return { name: foldName(text), bare: foldName(bare), variant: foldVariants(bare) }
})

/**
 * How well a label answers to the name of an indicator, 0 to 1: 1 the same; 0.9 and more a variant spelling of it (件数 and 数, a remark in
 * brackets more or less); 0.7 one ends with the other; 0.5 one holds the other, or they are nearly alike.
 */
export function answers(label: string, name: string): number {
  const [a, b] = [fold(label), fold(name)]
  if (a.name === '' || b.name === '') return 0
  if (a.name === b.name) return 1
  if (a.bare === b.name || b.bare === a.name) return 0.95
  const [x, y] = [a.variant, b.variant]
  if (x === '' || y === '') return 0
  if (x === y) return 0.9
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  const share = short.length / long.length
  const enough = short.length >= 2 && Math.min(a.name.length, b.name.length) >= 3
  if (enough && long.endsWith(short)) return 0.7 + 0.1 * share
  if (enough && long.includes(short)) return 0.5 + 0.1 * share
  return mayBeAlike(short.length, long.length) && alike(x, y) >= 0.8 ? 0.5 : 0
}

/** Words of which one is much longer cannot have four fifths of their pairs in common. */
const mayBeAlike = (short: number, long: number): boolean => (2 * (short - 1)) / (short + long - 2) >= 0.8 || short + long <= 2

/** `answers`, that works out each pair of words once: the same labels meet the same names again and again. */
export function rememberAnswers(): typeof answers {
  const known = new Map<string, Map<string, number>>()
  return (label, name) => {
    const ofLabel = known.get(label) ?? new Map<string, number>()
    known.set(label, ofLabel)
    const score = ofLabel.get(name) ?? answers(label, name)
    ofLabel.set(name, score)
    return score
  }
}

/** Share of common pairs of characters (Dice), 0 to 1. */
export function alike(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
  const [x, y] = [pairs(a), pairs(b)]
  if (x.length === 0 || y.length === 0) return a === b ? 1 : 0
  const left = [...y]
  let shared = 0
  for (const pair of x) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return (2 * shared) / (x.length + y.length)
}
