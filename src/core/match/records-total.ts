import { cleanText } from '../text-fold.ts'

const alone = /^(?:[(【<「]?(?:小|合|総|累|中|部|課|局|款|項|目|頁|ページ)?計[)】>」]?|総合計|総計額|合計額|計画計|全体)$/
const atEnd =
  /(?:小計|合計|総計)(?:[(（【].*[)）】])?$|(?:[部課局室款項目]|施策|政策|基本事業|分野|体系|会計別|所管|事業)\s*計$|[\s　]計$|[)）】]計$/
const atStart = /^(?:小計|合計|総計|総合計)(?:[\s　(（【:：]|\d|$)/

/** Whether the words in the place of a name make a row a total (小計, 合計, ○○部計), which is no programme and is never added up. */
export function isTotalName(text: string): boolean {
  const clean = cleanText(text)
  if (clean.length > 40) return false
  const plain = clean.replace(/[\s　]/g, '')
  return alone.test(plain) || atEnd.test(clean) || atStart.test(clean)
}
