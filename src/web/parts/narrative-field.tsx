import type { Stated, YearNarrative } from '#core/facts.ts'
import type { Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'

const statusWords = { done: '実施済み', ongoing: '取組中' } as const

/** The mark the paper puts before such a block: ◆, ◇, ●. */
function markOf(block: YearNarrative, blocks: Scheme['blocks'] | undefined): string | undefined {
  const wanted = block.status ?? 'none'
  const found = Object.entries(blocks ?? {}).find(([, meaning]) => meaning === wanted)?.[0]
  return found ?? (block.status === 'done' ? '◆' : block.status === 'ongoing' ? '◇' : undefined)
}

interface NarrativeProps {
  blocks: Stated<YearNarrative>[]
  /** What is said of the items below, each under its title. */
  below?: { item: Item; blocks: Stated<YearNarrative>[] }[] | undefined
  marks?: Scheme['blocks'] | undefined
}

/** Words of a field in blocks, each with the paper's own mark; those of the items below under their titles. */
export function NarrativeField({ blocks, below = [], marks }: NarrativeProps) {
  if (below.length === 0) return <Blocks blocks={blocks} marks={marks} />
  return (
    <>
      {blocks.length > 0 && <Blocks blocks={blocks} marks={marks} />}
      {below.map(({ item, blocks: own }) => (
        <section key={item.id} className="narrative-below">
          <h4>
            {item.code && <span className="code">{item.code}</span>}
            {item.title}
          </h4>
          <Blocks blocks={own} marks={marks} />
        </section>
      ))}
    </>
  )
}

function Blocks({ blocks, marks }: { blocks: Stated<YearNarrative>[]; marks?: Scheme['blocks'] | undefined }) {
  if (blocks.length === 0) return <p className="missing">—</p>
  return (
    <ul className="narrative">
      {blocks.map((block, i) => {
        const mark = markOf(block, marks)
        return (
          <li key={block.provenance?.id ?? i} className={mark ? 'is-marked' : undefined}>
            {mark && (
              <span className="narrative-mark" aria-hidden="true">
                {mark}
              </span>
            )}
            {block.status && <span className="hidden-text">{statusWords[block.status]}：</span>}
            <p>{block.text}</p>
          </li>
        )
      })}
    </ul>
  )
}
