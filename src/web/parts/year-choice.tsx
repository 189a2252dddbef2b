import { formatFiscalYear } from '#core/fiscal-year.ts'

/** The years there are, as links; nothing where there is but one. */
export function YearChoice({ years, now, href }: { years: number[]; now: number; href: (year: number) => string }) {
  if (years.length < 2) return null
  return (
    <nav className="year-choice" aria-label="年度">
      {years.map((year) => (
        <a key={year} href={href(year)} aria-current={year === now ? 'page' : undefined}>
          {formatFiscalYear(year, 'era')}
        </a>
      ))}
    </nav>
  )
}
