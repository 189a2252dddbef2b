import { type FiscalYear, formatFiscalYear } from '#core/fiscal-year.ts'
import { indicatorsOf } from '#core/judge.ts'
import type { IndicatorView } from '#core/sheet.ts'
import { sayObservation } from '#core/statement-words.ts'
import { type PublicationFacts, readPublishedSheets } from '#store/publication.ts'
import { readSheetVersions } from '#store/sheet-publications.ts'
import type { App } from './app.ts'
import type { PublishedSheet } from './publication.ts'
import { viewPublication } from './publication-card.ts'
import type { PublishedValue, YearChange } from './read-publication.ts'

/** What changed between two published years: the actuals of indicators that both hold. */
export async function compareYears(app: App, before: PublicationFacts, after: PublicationFacts): Promise<YearChange[]> {
  const former = new Map(
    (await readSheets(app, before)).flatMap(({ view }) => indicatorsOf(view)).map((one) => [one.indicator.id, one]),
  )
  const sheets = await readSheets(app, after)
  return sheets.flatMap(({ view }) =>
    indicatorsOf(view).flatMap((one): YearChange[] => {
      const then = former.get(one.indicator.id)
      const [was, is] = [then && actualIn(then, before.fiscalYear), actualIn(one, after.fiscalYear)]
      if (was === undefined || is === undefined || was === is) return []
      const { id, title } = view.item
      return [{ item: { id, title }, indicator: { id: one.indicator.id, name: one.indicator.name }, sentence: `${was} → ${is}` }]
    }),
  )
}

async function readSheets(app: App, { id }: PublicationFacts): Promise<PublishedSheet[]> {
  return (await readPublishedSheets(app.db, app.body, id)).map(({ view }) => view as PublishedSheet)
}

function actualIn({ indicator, observations }: IndicatorView, fiscalYear: FiscalYear): string | undefined {
  const actual = observations.findLast(
    (row) => row.measure === 'actual' && row.fiscalYear === fiscalYear && row.value !== undefined,
  )
  return actual && sayObservation(actual, indicator.unit)
}

/** What former versions of a publication said of a sheet's indicators, where it differs from what this one says. */
export async function findFormer(
  app: App,
  sheet: PublishedSheet,
  former: PublicationFacts[],
): Promise<Record<string, PublishedValue[]>> {
  const now = wordsByPlace(sheet)
  const found: Record<string, PublishedValue[]> = {}
  const stored = await readSheetVersions(
    app.db,
    app.body,
    former.map(({ id }) => id),
    sheet.view.item.id,
  )
  for (const publication of former) {
    const view = stored.get(publication.id) as PublishedSheet | undefined
    for (const [place, then] of view ? wordsByPlace(view) : []) {
      if (now.get(place)?.words === then.words) continue
      const value = `${then.about} ${then.words}`
      const statement = then.statement === undefined ? {} : { statement: then.statement }
      found[then.indicator] = [
        ...(found[then.indicator] ?? []),
        { publication: viewPublication(publication), value, ...statement },
      ]
    }
  }
  return found
}

const measures = { target: '目標', actual: '実績', baseline: '基準値', benchmark: '目安', planned: '予定' }

function wordsByPlace({ view }: PublishedSheet) {
  return new Map(
    indicatorsOf(view).flatMap(({ indicator, observations }) =>
      observations.map((row) => {
        const year = row.fiscalYear ?? row.toFiscalYear
        const about = `${year === undefined ? '' : formatFiscalYear(year, 'era')}${measures[row.measure]}`
        const words = {
          indicator: indicator.id,
          about,
          words: sayObservation(row, indicator.unit),
          statement: row.provenance?.id,
        }
        return [`${indicator.id} ${row.measure} ${year} ${row.asOf ?? ''}`, words] as const
      }),
    ),
  )
}
