import type { PlanCard } from '#app/body-home.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { Heading } from './heading.tsx'
import { Trail } from './trail.tsx'
import { YearChoice } from './year-choice.tsx'

interface Props {
  plan: Pick<PlanCard, 'id' | 'title' | 'issuer' | 'scheme'>
  years: number[]
  fiscalYear: number
}

/** Over a plan's page (計画の見出し): where it stands, whose it is, its years, and what can be made of it. */
export function PlanHeading({ plan, years, fiscalYear }: Props) {
  const { id, title, issuer, scheme } = plan
  const to = `/plans/${encodeURIComponent(id)}`
  const about = [...new Set([issuer, scheme.title, formatFiscalYear(fiscalYear, 'era')])].filter((one) => one !== title)
  return (
    <>
      <Trail steps={[{ title: '計画', href: '/' }, { title }]} />
      <Heading
        eyebrow={about.join('　')}
        title={title}
        actions={
          <>
            <YearChoice years={years} now={fiscalYear} href={(year) => `${to}?year=${year}`} />
            <a className="button" href={`${to}/pack?year=${fiscalYear}`}>
              印刷・会議資料
            </a>
            <a className="button" href={`/publish?plan=${encodeURIComponent(id)}&year=${fiscalYear}`}>
              公表の準備
            </a>
          </>
        }
      />
    </>
  )
}
