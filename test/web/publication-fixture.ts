import type { PublicationCard } from '#app/body-home.ts'
import type { Publication } from '#app/publication.ts'
import type { PublicHome, PublicPlan, PublicSheet } from '#app/read-publication.ts'
import { openFixture, plan, treeFixture } from './sheet-fixture.ts'

/** A publication of the one sheet of the fixture. */
export const publication: Publication = {
  id: 'pub1',
  hash: 'a'.repeat(64),
  format: 'shirube-publication/1',
  body: { name: '川崎市', code: '141305' },
  plan: { id: plan.id, title: plan.title },
  scheme: 'kawasaki-2013',
  fiscalYear: 2013,
  version: 1,
  publishedAt: '2026-04-03T01:00:00Z',
  summary: {
    sentence: '平成25年度は、数値目標 3 件のうち 1 件を達成しました。未達は 2 件です。',
    counts: treeFixture.counts,
    grades: { AⅡ: 1 },
    fields: treeFixture.roots.map(({ item, counts }) => ({ item, counts })),
    missed: [
      {
        item: { id: 'm1', title: 'オープンイノベーションの推進' },
        indicator: { id: 'i2', name: '産学連携による共同研究開発に対する助成件数' },
        sentence: '目標 6件に対し 3件、未達',
        issue: '契約がまとまった後の製品化と販路づくりには長い時間がかかり、息の長い支援が要ります。',
        direction: '大学の技術を使った支援を続け、共同研究の相手探しから手伝います。',
      },
      {
        item: { id: 'm1', title: 'オープンイノベーションの推進' },
        indicator: { id: 'i3', name: '起業家オーディション応募数' },
        sentence: '目標 95件に対し 82件、未達',
      },
    ],
    money: [
      { fiscalYear: 2011, stage: 'initial', amount: 13_050_000 },
      { fiscalYear: 2011, stage: 'settled', amount: 12_284_000 },
      { fiscalYear: 2012, stage: 'initial', amount: 17_146_000 },
      { fiscalYear: 2012, stage: 'settled', amount: 16_535_000 },
      { fiscalYear: 2013, stage: 'initial', amount: 19_842_000 },
      { fiscalYear: 2013, stage: 'settledEstimate', amount: 9_561_000 },
    ],
  },
  sheets: [{ view: openFixture.view, judgement: openFixture.judgement, grade: 'AⅡ', findings: openFixture.findings.slice(0, 1) }],
  exchange: {
    format: 'shirube-exchange/1',
    document: { grades: [], marks: [] },
    items: [openFixture.view.item],
    indicators: [],
    observations: [],
    budgets: [],
    evaluations: [],
    narratives: [],
    terms: [],
    findings: [],
  },
}

/** Its card. */
export const card: PublicationCard = {
  id: publication.id,
  plan: plan.id,
  planTitle: plan.title,
  fiscalYear: 2013,
  version: 1,
  publishedAt: publication.publishedAt,
  hash: publication.hash,
  summary: publication.summary.sentence,
}

/** The plan on the public home. */
export const publicPlan: PublicPlan = { publication: card, summary: publication.summary, changes: [], others: [] }

/** The public home with that one plan. */
export const publicHome: PublicHome = { body: publication.body, plans: [publicPlan] }

/** The published sheet, open. */
export const publicSheet: PublicSheet = {
  publication,
  sheet: publication.sheets[0] as PublicSheet['sheet'],
  hasForm: true,
  sheets: [{ id: 'm1', title: 'オープンイノベーションの推進' }],
  versions: [card],
  formerly: {},
  years: [{ fiscalYear: 2013, publication: card.id }],
}
