// A job's page: fetched anew every second while the job runs, without leaving the place; its end is said aloud once.
const everyMs = 1_000
const slowMs = 5_000

const part = () => document.querySelector<HTMLElement>('[data-job]')
const isOpen = (state: string | undefined) => state === 'running' || state === 'waiting'

function say(sentence: string): void {
  const said = document.querySelector('[data-job-said]')
  if (said) said.textContent = sentence
}

/** Takes the new state of the page in place of the old one; who was on a button stays there. */
function replace(old: HTMLElement, fresh: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement?.textContent : undefined
  old.replaceWith(document.importNode(fresh, true))
  if (focused === undefined) return
  const again = [...(part()?.querySelectorAll<HTMLElement>('button, a, summary') ?? [])].find(
    ({ textContent }) => textContent === focused,
  )
  again?.focus({ preventScroll: true })
}

async function look(): Promise<void> {
  const old = part()
  if (!old || !isOpen(old.dataset.job)) return
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    const fresh = page.querySelector<HTMLElement>('[data-job]')
    if (fresh && fresh.innerHTML !== old.innerHTML) replace(old, fresh)
    if (fresh && !isOpen(fresh.dataset.job)) say(fresh.querySelector('.job-state')?.textContent ?? '')
    setTimeout(look, everyMs)
  } catch {
    setTimeout(look, slowMs) // the server is being started anew: the job goes on there
  }
}

setTimeout(look, everyMs)

export {}
