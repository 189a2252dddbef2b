import { cleanText } from '../text-fold.ts'
import { deed, deedAtHead, splitDeed } from './prose-deeds.ts'
import type { FigurePlace } from './prose-sentences.ts'

/** Longest name that is still one. */
const longest = 60

/** Names what a figure counts (何の数値か), from the words around it; a suggestion for a person to better. */
export function nameFigure(place: FigurePlace, unit: string): string {
  const inner = nameIn(withoutPlace(tidy(place.before)), place.after.replace(/[)）\s]+$/, ''), unit, place.outside !== undefined)
  if (place.outside === undefined) {
    const label = place.label === undefined ? '' : tidy(place.label)
    return finish(label === '' || inner.startsWith(label) ? inner : inner === '' ? label : `${label}の${inner}`, unit)
  }
  const { noun, done } = splitDeed(objectOf(tidy(lastClause(place.outside))))
  if (noun === '') return finish(inner, unit)
  return finish(inner === '' ? (done === '' ? noun : `${noun}の${done}`) : `${noun}の${inner}`, unit)
}

function nameIn(before: string, after: string, unit: string, bracketed: boolean): string {
  const label = /^(.*?)[\s]*[:：=]\s*$/.exec(before)?.[1] ?? topic(before)
  if (label !== undefined) return label
  const done = deedAtHead(after)
  const noun = nounAtEnd(before)
  const object = /^(.*\S)(?:を|へ|に|から|で|において|では)$/.exec(before)?.[1]
  if (object !== undefined && !/[月日]$/.test(object)) {
    const matter = objectOf(object)
    return done === undefined ? matter : `${matter}の${countedBy(done, unit)}`
  }
  if (noun !== '') return done === undefined ? noun : `${noun}の${countedBy(done, unit)}`
  const of = /^の([^のをがにでとへ、。]{2,24})(を|が|に|と|へ)/.exec(after)
  if (of)
    return /^(?:企業|事業者|団体|者|人|方|市民|住民)$/.test(of[1] as string)
      ? metWith(of[1] as string, of[2] as string, after)
      : (of[1] as string)
  const where = new RegExp(`^(?:で|との?|が|に(?:対して|対し)?)(\\S{2,30}?)(を|に|へ)(${deed})`).exec(after)
  if (where) return `${where[1]}${where[2] === 'を' ? 'の' : 'への'}${where[3]}`
  if (done !== undefined) return countedBy(done, unit)
  return bracketed || /^のうち/.test(after) ? '' : after.replace(/^[をがにでとへ]/, '')
}

/** 449社の企業と接触 → 企業との接触 */
function metWith(whom: string, particle: string, after: string): string {
  const done = new RegExp(`^の${whom}${particle}(${deed})`).exec(after)?.[1]
  return done === undefined ? whom : particle === 'と' || particle === 'へ' ? `${whom}${particle}の${done}` : `${whom}の${done}`
}

/** 誘致については、目標を上回る42件 → 誘致; 構成員は21社 → 構成員 */
function topic(before: string): string | undefined {
  return (
    /^(.*\S)に(?:ついて|関して)は[、，]?(?:目標を?(?:大きく)?(?:上回る|超える|下回る))?$/.exec(before)?.[1] ??
    /^(.*\S)(?:は|が)[、，]?(?:目標を?(?:大きく)?(?:上回る|超える|下回る))?$/.exec(before)?.[1]
  )
}

/** 参加 of people is 参加者, of firms 参加企業. */
function countedBy(done: string, unit: string): string {
  if (!/参加|来場|受講|修了|応募|利用|出席|相談|移住|就職|視聴|募集/.test(done)) return done
  if (/^[人名者]$/.test(unit)) return done === '募集' ? '募集人員' : `${done}者`
  return /^(?:社|企業|事業者)$/.test(unit) ? `${done}企業` : done
}

/** Where or when something was done is not what. */
const withoutPlace = (words: string) =>
  words.replace(
    /(?:[^、。をがはにでへと]{0,4}[府県都市町村区国域管]内|国内外|海外|年度内|年内|期間中|今年度|本年度)(?:に|で|から)?$/,
    '',
  )

/** What was dealt with, without the means: 府内でバス試乗会 → バス試乗会. */
function objectOf(words: string): string {
  const at = Math.max(
    ...[...words.matchAll(/(?:で(?!の|き|あ|も)|により|によって|(?:連携|協力|協働|共同)し(?:て)?(?=[^たてな]))/g)].map((match) =>
      isOpen(words, match.index) ? 0 : match.index + match[0].length,
    ),
    0,
  )
  const rest = words.slice(at).replace(/^[、，\s]+/, '')
  return /\p{L}{2}/u.test(rest) ? rest : words
}

const isOpen = (words: string, at: number) => words.slice(0, at).lastIndexOf('「') > words.slice(0, at).lastIndexOf('」')

/** Particles within a description of a noun: 分野に係る商談会, 現地での商談会. */
const joined = /(?:に(?:係る|関する|関心のある|よる|おける|向けた|対する|基づく)|での|への|との|からの|をもつ|を有する)/g

/** The noun right before a figure, back to the last particle that is not within its description. */
function nounAtEnd(words: string): string {
  const plain = words.replace(/各$/, '')
  const kept: string[] = []
  const masked = plain.replace(joined, (found) => `\u0001${String.fromCharCode(0xe000 + kept.push(found) - 1)}`)
  const noun = /(?:^|[をがはにでへともてき、。\s])((?:[^をがはにでへとも、。\s])*)$/.exec(masked)?.[1] ?? ''
  const restored = noun.replace(/\u0001([\ue000-\uf8ff])/g, (_, c: string) => kept[c.charCodeAt(0) - 0xe000] ?? '')
  return restored.replace(/^(?:そのうち|のうち|うち|内|また|より|基づき)/, '')
}

/** The last clause of a sentence: a comma after a verb parts clauses. */
const lastClause = (words: string) =>
  words.split(/(?<=[しりきみいてめ])[、，]|。(?=.)/).findLast((piece) => piece.trim() !== '') ?? ''

function tidy(words: string): string {
  return cleanText(words)
    .replace(/^[\s、，。・]+|^の(?=\S)/g, '')
    .replace(/^(?:また|そのうち|うち|なお|さらに|特に|これまで|うち、|内)[、，]?/, '')
    .replace(/^[\d,]+\S{1,4}のうち[、，]?/, '')
    .replace(/[ \u3000]+/g, ' ')
}

/** A name that ends in a verb is completed by what is counted. */
function finish(name: string, unit: string): string {
  const clean = cleanText(name).replace(/^[、，。・:：\s]+|[、，。・:：)）\s]+$/g, '')
  const whole = /[たるの]$/.test(clean) ? `${clean.replace(/の$/, '')}${countedNoun(unit)}` : clean
  return whole.length > longest ? whole.slice(-longest) : whole
}

function countedNoun(unit: string): string {
  if (/^[人名者]$/.test(unit)) return '人数'
  if (unit === '社') return '企業'
  return unit === '件' ? '件数' : unit === '回' ? '回数' : '数'
}
