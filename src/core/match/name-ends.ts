/** How the names of indicators end: 件数, 割合(%), 満足度. */
const indicatorEnd =
  /(?:数|率|量|額|割合|度|人口|人員|面積|時間|日|比|件|点|指数|水準|高|費|値|延長|実績|状況|距離|台|者|順位)(?:[(（][^()（）]*[)）])?$/
/** How the names of programmes end: 支援事業, 施設の整備. */
const programmeEnd =
  /(?:事業|推進|運営|整備|対策|支援|促進|管理|業務|計画|調査|活動|プロジェクト|制度|化|費|助成|補助|事務|プラン|システム|センター|振興|保全|育成|普及|啓発|実施|充実|強化|開催)(?:[(（【][^()（）【】]*[)）】])?$/

/** Whether words can be the whole of a cell under this head; of a description, whether a sentence or a noun of counting ends them. */
export function endsLikeName(words: string, head: string): boolean {
  if (head === 'title') return programmeEnd.test(words)
  if (head === 'name') return indicatorEnd.test(words)
  return /[。．]$/.test(words) || indicatorEnd.test(words)
}

/** Whether words say how a programme stands (達成状況): 3.ほぼ目標どおり, 順調, 未達成. */
export function isStateWord(words: string): boolean {
  if ([...words].length > 14) return false
  return (
    /^[\dA-Z①-⑨ⅠⅡⅢⅣⅤ][.．:：、)）]\S+$/.test(words) ||
    /^(?:(?:ほぼ|概ね|おおむね|やや|大きく|一部)?(?:目標|計画|予定)?(?:を|に|の)?)?(?:達成|未達成?|未実施|実施済み?|どおり|通り|上回る|下回る|順調|遅れ(?:あり)?|完了|中止|廃止|終了|継続|休止)$/.test(
      words,
    )
  )
}
