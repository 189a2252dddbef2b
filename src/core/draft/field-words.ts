import { dictionary, type Sureness } from './dictionary.ts'
import type { LabelUse } from './label-use.ts'
import { offeredChoices } from './offered-choices.ts'

/** Words with which a sheet answers where a grade is asked for (今後の方向性 など). */
const choices =
  /^(?:現状(?:維持|のまま継続|継続)?|(?:継続|拡充|拡大|充実|縮小|廃止|終了|完了|休止|統合|改善|見直し|維持|重点化|要改善|適正|順調|(?:概ね|おおむね)(?:順調|達成)|達成|未達成|やや遅れ|(?:やや)?遅れ(?:ている)?|見直し)(?:して)?(?:実施|継続)?|現状(?:のまま)?(?:で)?継続)$/
const letter = /^(?:[A-SＡ-Ｓa-eⅠ-Ⅴ]|◎|○|△|×|[1-5]|[①-⑨])(?:$|[.．:：(（]\s*\S)/

/** Whether what stands beside a label is a grade rather than words: a letter, a mark, or a choice from a short list. */
export const isGradeLike = (sample: string): boolean =>
  choices.test(sample) || letter.test(sample) || offeredChoices(sample)?.some(isChoice) === true

/** Whether a word is one of those with which a sheet answers where a grade is asked for: 継続, 概ね順調, 高い. */
export const isChoice = (word: string): boolean => choices.test(word) || levelsWords.test(word)

const levelsWords =
  /^(?:大変|やや|比較的|非常に)?(?:高い|普通|低い|大きい|小さい|ある|ない|妥当|適切|不適切|十分|不十分|良い|悪い|余地(?:が)?(?:ある|あり|ない|なし))$/

/** What of the sheet a word is said of: 施策の達成度. */
const ofWhat = /^(?:本|当該?|この)?(?:施策|事務事業|事業|取組|制度|補助金?|交付)の/

/** What the dictionary says of a label; `undefined` for a word that is not in it. */
export function lookUp(folded: string): { use: LabelUse; sure: Sureness } | undefined {
  const find = (word: string) => dictionary.find(({ words }) => words.test(word))
  const found = find(folded) ?? find(folded.replace(ofWhat, ''))
  return found && { use: found.use, sure: found.sure }
}
