import { describe, expect, it } from 'vitest'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { loadSchemes } from '../../schemes.ts'

/** What a broken file repeats: of each so many characters that a pattern which tries all ways to divide them would never end. */
const runs: Record<string, string> = {
  'blanks of full width': '\u3000'.repeat(3_000),
  blanks: ' '.repeat(3_000),
  'ends of lines': '\n'.repeat(3_000),
  digits: '1'.repeat(3_000),
  'open brackets': '（'.repeat(3_000),
  arrows: '→'.repeat(3_000),
  addresses: 'https://'.repeat(500),
  'numbered choices': '1　'.repeat(1_500),
  comments: '<!-- -->'.repeat(500),
}

const papers: Record<string, (run: string) => string> = {
  'paper.csv': (run) =>
    `観光まちづくりプラン（平成28～32年度）の進捗状況,,\n基本方向,評価指標,"《目標》\n平成32年度",《実績》\n港,"件数${run}の増","${run}3件",1件\n"内${run}訳","※${run}参考${run}","○名称[3件]↓${run}x",\n`,
  'paper.html': (run) =>
    `${run}<html><h1>令和5年度 事務事業評価シート</h1><table><tr><th>事業名</th><td>窓口${run}の改善</td></tr><tr><th>成果指標</th><td>件数${run}（3件）${run}x</td></tr></table><p>目標 ${run}x</p>`,
  'paper.txt': (run) =>
    `令和5年度 評価シート\n事業名\t窓口${run}の改善\n◇成果指標\n・件数${run}：3件${run}x\n（方向）1・2${run}x`,
}

describe('a long run of one thing', () => {
  it.each(Object.keys(runs).flatMap((run) => Object.keys(papers).map((name) => [run, name] as const)))(
    'of %s in %s is read and matched with every scheme, or refused',
    async (run, name) => {
      const reading = await readDocument(new TextEncoder().encode(papers[name]?.(runs[run] ?? '')), name)
      if ('problem' in reading) return expect(reading.problem.message).toMatch(/。$/)
      for (const scheme of loadSchemes()) expect(matchDocument(scheme, reading.content).format).toBe('shirube-exchange/1')
    },
  )
})
