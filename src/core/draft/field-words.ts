import type { LabelUse } from './label-use.ts'
import { offeredChoices } from './offered-choices.ts'

/** How sure a proposal is: the word says it · it nearly says it · only its place does. */
export type Sureness = 'sure' | 'likely' | 'guess'

interface Entry {
  /** Over the folded label, its years and numbers taken out. */
  words: RegExp
  use: LabelUse
  sure: Sureness
}

const entry = (use: LabelUse, sure: Sureness, words: RegExp): Entry => ({ use, sure, words })

/**
 * The dictionary of the field's words (行政評価の語彙). The first entry that fits wins: the more particular word stands before the more
 * general one. Figures' columns (目標値, 決算) are told apart by the table that they head: `columns` holds those.
 */
const dictionary: Entry[] = [
  entry('withheld', 'sure', /責任者|記入者|作成者|担当者|(?:部|局|課|室|係)長名?$|氏名|電話|内線|連絡先|e-?mail|メール/),
  entry('other', 'likely', /作成日|no\.?$|整理番号|通し番号|^頁$/),
  entry('fiscalYear', 'sure', /^(?:評価|評価対象|対象|実施|事業実施)年度$/),
  entry('units', 'sure', /(?:担当|所管|所属|主管|作成|関係|関連|実施|記入)(?:[・·/]?(?:部|局|区|課|室|係|所|署|等|名))+$/),
  entry('units', 'sure', /^(?:部局?|課|所属|担当|部課)(?:名|等|等名|課名|署名?)$|^(?:担当|所属|所管)$/),
  entry('item:programme', 'sure', /^(?:事務)?事業(?:の)?(?:名|名称|名等)$|^細?事業名称?$|^事務事業$/),
  entry(
    'item:programme',
    'sure',
    /^(?:改革|取組|実施|推進|行動)(?:の)?(?:項目|事項)(?:名)?$|^(?:具体的な?|主要|個別)取組(?:名)?$|^取組(?:名|名称|事業名?)$/,
  ),
  entry('item:measure', 'sure', /^(?:関連)?(?:基本|個別|小)?施策(?:課題)?(?:の)?(?:名|名称)?$|^後期.*の施策$/),
  entry('item:policy', 'likely', /^(?:基本)?政策(?:の)?(?:名|名称)?$|^基本施策名?$|^重点取組$|^項目$/),
  entry('item:direction', 'likely', /^(?:基本|重点)?(?:方向|方針|目標)(?:性)?(?:名)?$|^(?:政策)?分野名?$|^章$|めざす方向$/),
  entry(
    'item:theme',
    'likely',
    /^(?:施策の|政策の)?(?:大?柱|体系|大綱|テーマ)(?:名)?$|^(?:総合計画|計画)(?:上)?の?(?:位置付け|位置づけ|体系)$/,
  ),
  entry('other', 'likely', /受益者負担(?:率)?|(?:負担|執行|実施)率|市民一人|単位(?:あたり|当たり)コスト/),
  entry('terms', 'sure', /^用語(?:の)?(?:説明|解説)$/),
  entry(
    'part:fund',
    'sure',
    /^(?:うち|内)?(?:国庫?|国[・·]?[都道]?府?県|都道府県|県|府|道|都)(?:[・·](?:都|道|府|県)+)?(?:費)?(?:補助金|支出金|負担金)?(?:等)?$|支出金$|^(?:地方|市|府|県|町)債$|^(?:その他)(?:特定財源|の?財源)?$|^(?:差引|うち|内)?(?:一般|特定)(?:財源|会計繰入金)$|^(?:うち)?一財$|使用料(?:[・·及び]*手数料)?$/,
  ),
  entry(
    'part:cost',
    'sure',
    /^(?:正規|非正規)?(?:職員)?(?:人件|物件|減価償却|扶助|補助|委託|投資|公債|維持補修|需用|役務|報償|旅|工事請負)(?:費|料)(?:等|合計|計)?$/,
  ),
  entry(
    'budget',
    'sure',
    /^(?:直接|総|全体|細|年間)?事業費(?:合計|計|総額|決算額|予算額)?[a-zａ-ｚ]?$|^(?:総|トータル)コスト$|^事業費?(?:予算|決算)額?$|^(?:当初)?予算額?$|^決算額$|^合計[a-z]?$/,
  ),
  entry(
    'indicator:name',
    'sure',
    /^(?:評価|成果|活動|参考|重要業績評価|数値|アウトカム|アウトプット|目標|管理)?指標(?:の)?(?:名|名称|内容)$|^kpi(?:の)?(?:名|名称|項目)?$|^(?:成果|活動)指標(?:の内容)?$/,
  ),
  entry(
    'indicators',
    'likely',
    /^(?:評価|成果|活動|参考|数値|アウトカム|アウトプット)?指標(?:等|の推移|と目標|の達成状況)?$|^(?:数値)?目標(?:と実績)?$/,
  ),
  entry('indicator:description', 'likely', /指標(?:の)?(?:説明|定義|設定理由|考え方|算出方法)$|^(?:計算|算定|算出)(?:式|方法)$/),
  entry('indicator:direction', 'likely', /指標の方向性?$|^(?:望ましい|目指す)方向性?$/),
  entry('narratives:purpose', 'sure', /解決すべき(?:課題|問題)$|(?:現状|背景)と課題$/),
  entry('grade', 'likely', /評価(?:結果|区分).*理由$/),
  entry('narratives:progress', 'sure', /(?:成果|実績)$/),
  entry('narratives:issue', 'sure', /課題|問題点|改善点/),
  entry(
    'grade',
    'sure',
    /^(?:総合|自己|一次|二次|内部|外部|最終|所管課|担当課)?評価(?:区分|結果|点)?$|^(?:目標)?(?:達成|進捗)(?:度|状況|区分)?(?:評価|区分)$|^達成(?:状況|度|区分)$|^(?:必要|有効|効率|妥当|公平|緊急|優先)性(?:評価|の評価)?$|^判定$|^評価[0-9一二三]$/,
  ),
  entry('grade', 'likely', /^(?:今後の)?方向性?(?:区分)$|^進捗(?:度|区分)$|^(?:事業の)?方向性$|^(?:評価|判定)[<(].*[)>]$/),
  entry(
    'narratives:direction',
    'sure',
    /(?:今後|次年度|翌年度|来年度|以降)の?.*(?:方向|方針|取組|対応|展開|予定|計画|進め方)|改善(?:の)?(?:策|案|方策|内容|方法|に向けた)|^対応(?:策|方針)$|^見直し(?:の)?(?:内容|方向)?$/,
  ),
  entry(
    'narratives:progress',
    'sure',
    /(?:取組|実施|事業|活動|主な)(?:の)?(?:状況|結果)(?:と成果|等|の説明|・成果)?$|^(?:進捗(?:状況)?|成果|実績|取組内容と成果)(?:の説明)?(?:[<(].*)?$|成果(?:の説明|と課題)$/,
  ),
  entry(
    'narratives:note',
    'sure',
    /(?:評価|判断|判定|変更|選択)?(?:の|した)?(?:理由|根拠|説明|コメント|所見|意見|特記事項|備考|補足)(?:等|欄)?$|^根拠法令(?:等)?$|^関連計画$/,
  ),
  entry(
    'narratives:purpose',
    'sure',
    /(?:目的|意図|ねらい|狙い|背景|趣旨|対象)(?:者|等|[・·と及び].*)?$|解決すべき|^対象.*(?:誰|何)/,
  ),
  entry(
    'narratives:approach',
    'sure',
    /(?:手段|手法|方法|進め方|実施(?:形態|手法)|スケジュール|何をするか|ポイント)(?:等)?(?:[(<].*)?$/,
  ),
  entry('narratives:goal', 'likely', /(?:目標|めざす姿|目指す姿|到達点|あるべき姿|目標\))(?:の?(?:説明|内容|設定))?$/),
  entry('narratives:overview', 'sure', /(?:概要|内容|事業の説明)(?:等)?$|^(?:主な)?取組$/),
  entry('children:title', 'likely', /^(?:構成|配下の?|主な|関連|細)(?:事務)?事業名?$/),
  entry('mark', 'guess', /^(?:重点|新規)(?:事業|施策)?$/),
]

/** Words with which a sheet answers where a grade is asked for (今後の方向性 など). */
const choices =
  /^(?:現状(?:維持|のまま継続|継続)?|(?:継続|拡充|拡大|充実|縮小|廃止|終了|完了|休止|統合|改善|見直し|維持|重点化|要改善|適正|順調|(?:概ね|おおむね)(?:順調|達成)|達成|未達成|やや遅れ|(?:やや)?遅れ(?:ている)?|見直し)(?:して)?(?:実施|継続)?|現状(?:のまま)?(?:で)?継続)$/
const letter = /^(?:[A-SＡ-Ｓa-eⅠ-Ⅴ]|◎|○|△|×|[1-5])(?:$|[.．:：]\s*\S)/

/** Whether what stands beside a label is a grade rather than words: a letter, a mark, or a choice from a short list. */
export const isGradeLike = (sample: string): boolean =>
  choices.test(sample) || letter.test(sample) || offeredChoices(sample)?.some(isChoice) === true

/** Whether a word is one of those with which a sheet answers where a grade is asked for: 継続, 概ね順調, 高い. */
export const isChoice = (word: string): boolean => choices.test(word) || levelsWords.test(word)

const levelsWords =
  /^(?:大変|やや|比較的|非常に)?(?:高い|普通|低い|大きい|小さい|ある|ない|妥当|適切|不適切|十分|不十分|良い|悪い|余地(?:が)?(?:ある|あり|ない|なし))$/

/** What the dictionary says of a label; `undefined` for a word that is not in it. */
export function lookUp(folded: string): { use: LabelUse; sure: Sureness } | undefined {
  const found = dictionary.find(({ words }) => words.test(folded))
  return found && { use: found.use, sure: found.sure }
}
