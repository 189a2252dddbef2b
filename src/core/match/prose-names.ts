import { cleanText } from '../text-fold.ts'
import type { FigurePlace } from './prose-sentences.ts'

/** Longest name that is still one. */
const longest = 60

/** Nouns that a verb makes of what was done: 開催, 参加 … */
const deed =
  '(?:開催|実施|参加|参画|参集|出席|来場|誘致|創出|発掘|交付|支援|認定|登録|採択|達成|実現|締結|設置|整備|導入|発信|掲載|派遣|招聘|招へい|出展|出店|訪問|接触|開始|運用|成約|契約|受講|修了|募集|応募|申請|相談|利用|活用|配布|発行|育成|養成|選定|指定|拡大|増加|減少|処理|対応|公開|提供|作成|策定|連携|協力|商談|面談|受賞|移住|就職|採用|雇用|起業|創業|立地|進出|投資|閲覧|視聴|更新|改修|点検|調査|検査|巡回|貸出|提案)'
const people = /^[人名者]$/
const firms = /^[社]$|^企業$|^事業者$/

/** Names what a figure counts (何の数値か), from the words around it; a suggestion for a person to better. */
export function nameFigure({ before, after, outside }: FigurePlace, unit: string): string {
  const inner = nameIn(tidy(before), after, unit)
  if (outside === undefined) return cut(inner)
  const { noun, done } = partDeed(tidy(lastClause(outside)))
  if (noun === '') return cut(inner)
  return cut(inner === '' ? (done === '' ? noun : `${noun}の${done}`) : `${noun}の${inner}`)
}

function nameIn(before: string, after: string, unit: string): string {
  const label = /^(.*?)[\s]*[:：=]\s*$/.exec(before)?.[1] ?? /^(.*\S)(?:は|が)$/.exec(before)?.[1]
  const done = new RegExp(`^\\s*(?:が|を|に|の|で|と|も)?\\s*(${deed})`).exec(after)?.[1]
  if (label !== undefined) return label
  const of = /^の([^のをがにでとはへ、。]{2,24})(?:を|が|に|と|へ)/.exec(after)?.[1]
  if (of !== undefined) return of
  const object = /^(.*\S)(?:を|へ|に|から|で|において|では)$/.exec(before)?.[1]
  if (object !== undefined) return done === undefined ? object : `${object}の${countedBy(done, unit)}`
  const where = new RegExp(`^(?:で|との?|に(?:対して|対し)?)(\\S{2,30}?)(?:を|に)(${deed})`).exec(after)
  if (where) return `${where[1]}の${where[2]}`
  const noun = nounAtEnd(before)
  if (done !== undefined) return noun === '' ? countedBy(done, unit) : `${noun}の${countedBy(done, unit)}`
  return noun !== '' ? noun : after.replace(/^[をがにでとへ]/, '')
}

/** 参加 of people is 参加者, of firms 参加企業. */
function countedBy(done: string, unit: string): string {
  if (!/参加|来場|受講|修了|応募|利用|出席|相談|移住|就職|視聴|募集/.test(done)) return done
  if (people.test(unit)) return done === '募集' ? '募集人員' : `${done}者`
  return firms.test(unit) ? `${done}企業` : done
}

/** The noun with which words end, and what was done with it: 講座を開催 → 講座, 開催. */
function partDeed(words: string): { noun: string; done: string } {
  const found = new RegExp(`^(.*\\S)(?:を|に|の)(${deed})(?:し|した|する|済み?)?[。\\s]*$`).exec(words)
  if (found) return { noun: found[1] as string, done: found[2] as string }
  return { noun: words.replace(/[をがにではへとの。\s]+$/, ''), done: '' }
}

/** The noun right before a figure, back to the last particle. */
function nounAtEnd(words: string): string {
  const plain = words.replace(/(?:約|延べ|のべ|計|全|各)$/, '')
  return (
    /(?:^|[をがはにでへともしてき、。\s])((?:[^をがはにでへとも、。\s]|の)*)$/
      .exec(plain)?.[1]
      ?.replace(/^(?:そのうち|うち|内|また)/, '') ?? ''
  )
}

const lastClause = (words: string) =>
  words.split(/(?<=[しりきみいてめ])[、，]|。(?=.)/).findLast((piece) => piece.trim() !== '') ?? ''

function tidy(words: string): string {
  return cleanText(words)
    .replace(/^[\s、，。・]+/, '')
    .replace(/^(?:また|そのうち|うち|なお|さらに|特に)[、，]?/, '')
    .replace(/[ \u3000]+/g, ' ')
}

const cut = (name: string) => {
  const clean = cleanText(name).replace(/^[、，。・\s]+|[、，。・\s]+$/g, '')
  return clean.length > longest ? clean.slice(-longest) : clean
}
