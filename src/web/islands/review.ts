// Review of an import: one current draft, framed with its cell and a line between them; keys; decisions without leaving the place.
const svg = 'http://www.w3.org/2000/svg'
const root = document.querySelector<HTMLElement>('[data-island="review"]')
let current: HTMLElement | undefined

const drafts = () => [...document.querySelectorAll<HTMLElement>('.draft')]
const waiting = () => drafts().filter(({ dataset }) => dataset.draft === 'waiting')
const cellOf = (draft: HTMLElement | undefined) => (draft?.dataset.cell ? document.getElementById(draft.dataset.cell) : null)
const isWide = () => matchMedia('(width >= 60rem)').matches

const line = document.createElementNS(svg, 'svg')
line.setAttribute('class', 'review-line')
line.setAttribute('aria-hidden', 'true')
const path = document.createElementNS(svg, 'path')
line.append(path)

/** Draws the line from the cell's right edge to the draft's left edge, while both can be seen. */
function drawLine(): void {
  const from = cellOf(current)?.getBoundingClientRect()
  const to = current?.getBoundingClientRect()
  const paper = document.querySelector('[data-paper]')?.getBoundingClientRect()
  if (!from || !to || !paper || !isWide() || from.bottom < paper.top || from.top > paper.bottom) {
    path.setAttribute('d', '')
    return
  }
  const x1 = Math.min(from.right, paper.right)
  const y1 = Math.min(Math.max(from.top, paper.top), paper.bottom) // along the rule above the cell, so that no word is crossed
  const y2 = to.top + Math.min(24, to.height / 2)
  const middle = (Math.max(x1, paper.right) + to.left) / 2
  path.setAttribute('d', `M${x1} ${y1}H${middle}V${y2}H${to.left}`)
}

/** Brings the cell to the height of its draft, within the paper's own scrolling. */
function bringCell(cell: Element, draft: HTMLElement): void {
  const paper = document.querySelector<HTMLElement>('[data-paper]')
  if (!paper || !isWide()) return
  const wanted = draft.getBoundingClientRect().top
  paper.scrollTop += cell.getBoundingClientRect().top - Math.max(wanted, paper.getBoundingClientRect().top + 24)
  for (let box = cell.parentElement; box && box !== paper; box = box.parentElement) {
    if (box.scrollWidth > box.clientWidth)
      box.scrollLeft += cell.getBoundingClientRect().left - box.getBoundingClientRect().left - 40
  }
}

function choose(draft: HTMLElement | undefined, scroll: boolean): void {
  for (const marked of document.querySelectorAll('.is-current')) marked.classList.remove('is-current')
  current = draft
  if (!draft) {
    drawLine()
    return
  }
  draft.classList.add('is-current')
  if (scroll) draft.scrollIntoView({ block: 'center' })
  const cell = cellOf(draft)
  if (cell) {
    cell.classList.add('is-current')
    bringCell(cell, draft)
  }
  drawLine()
}

function step(by: 1 | -1): void {
  const all = drafts()
  const at = current ? all.indexOf(current) : -1
  choose(all[Math.min(Math.max(at + by, 0), all.length - 1)], true)
}

/** Sends a decision and takes the answer's page in place of this one; on any trouble the form is sent in the ordinary way. */
async function send(form: HTMLFormElement): Promise<void> {
  const data = new FormData(form)
  const at = current ? drafts().indexOf(current) : 0
  const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams([...data] as [string, string][]) })
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
  const fresh = page.querySelector('main')
  const old = document.querySelector('main')
  if (!fresh || !old || !fresh.querySelector('[data-island="review"]')) return form.submit()
  const scrolled = document.querySelector('[data-paper]')?.scrollTop
  old.replaceWith(document.importNode(fresh, true))
  const paper = document.querySelector('[data-paper]')
  if (paper && scrolled !== undefined) paper.scrollTop = scrolled
  const hash = new URL(reply.url).hash.slice(1)
  const next = (hash && document.getElementById(hash)) || waiting()[0] || drafts()[at]
  choose(next ?? undefined, true)
  current?.querySelector<HTMLElement>('button, summary')?.focus({ preventScroll: true })
}

/** Opens the part of the current draft where something is typed. */
function open(what: 'correct' | 'return'): void {
  const part = current?.querySelector<HTMLDetailsElement>(`details[data-do="${what}"]`)
  if (!part) return
  part.open = true
  part.querySelector<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], textarea')?.select()
}

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

const keys: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  a: () => current?.querySelector<HTMLFormElement>('form[data-do="accept"]')?.requestSubmit(),
  e: () => open('correct'),
  r: () => open('return'),
}

if (root) {
  document.body.append(line)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isTyping(event.target)) {
      ;(event.target as HTMLElement).closest('details')?.removeAttribute('open')
      ;(event.target as HTMLElement).blur()
      return
    }
    const act = keys[event.key]
    if (
      !act ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTyping(event.target) ||
      document.querySelector('dialog[open]')
    )
      return
    event.preventDefault()
    act()
  })
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!form.closest('[data-island="review"]')) return
    event.preventDefault()
    send(form).catch(() => form.submit())
  })
  for (const type of ['click', 'focusin']) {
    document.addEventListener(type, (event) => {
      const draft = (event.target as HTMLElement).closest?.<HTMLElement>('.draft')
      if (draft && draft !== current) choose(draft, false)
    })
  }
  document.addEventListener('click', (event) => {
    const note = (event.target as HTMLElement).closest?.<HTMLAnchorElement>('a[href^="#draft-"]')
    const draft = note && document.getElementById(note.getAttribute('href')?.slice(1) ?? '')
    if (!draft) return
    event.preventDefault()
    choose(draft, true)
  })
  addEventListener('scroll', drawLine, { capture: true, passive: true })
  addEventListener('resize', drawLine)
  const asked = location.hash.startsWith('#draft-') ? document.getElementById(location.hash.slice(1)) : null
  if (asked) choose(asked, true)
  else if (!location.hash) choose(waiting()[0], false)
}

export {}
