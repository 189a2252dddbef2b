/** Pages to name beside the one shown: the first, the last, and two on either side; `undefined` is a gap. */
function pagesAround(page: number, pages: number): (number | undefined)[] {
  const named = [1, ...[-2, -1, 0, 1, 2].map((step) => page + step), pages].filter((one) => one >= 1 && one <= pages)
  const shown = [...new Set(named)].sort((a, b) => a - b)
  return shown.flatMap((one, i) => (i > 0 && one - (shown[i - 1] as number) > 1 ? [undefined, one] : [one]))
}

/** Ways to the other pages of a list (ページ送り); nothing where there is but one. */
export function PageLinks({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  if (pages < 2) return null
  return (
    <nav className="page-links" aria-label="ページ">
      {page > 1 && (
        <a className="button is-small" href={to(page - 1)} rel="prev" data-go="prev">
          前へ
        </a>
      )}
      <ol>
        {pagesAround(page, pages).map((one, i) =>
          one === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has nothing else to be told by
            <li key={`gap${i}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={one}>
              <a href={to(one)} aria-current={one === page ? 'page' : undefined} aria-label={`${one}ページ`}>
                {one}
              </a>
            </li>
          ),
        )}
      </ol>
      {page < pages && (
        <a className="button is-small" href={to(page + 1)} rel="next" data-go="next">
          次へ
        </a>
      )}
    </nav>
  )
}
