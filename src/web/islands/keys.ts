// Keys that work on every staff page: the list of keys, and the sheets before and after.
const common: [string, string][] = [
  ['j', '次の評価票'],
  ['k', '前の評価票'],
  ['?', 'この一覧'],
]
const review: [string, string][] = [
  ['j', '次の下書き'],
  ['k', '前の下書き'],
  ['a', '確定'],
  ['e', '訂正'],
  ['r', '差戻し'],
  ['Esc', '入力をやめる'],
  ['?', 'この一覧'],
]

/** The key was meant for what is being typed into. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function makeDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'keys'
  dialog.setAttribute('aria-labelledby', 'keys-title')
  const title = document.createElement('h2')
  title.id = 'keys-title'
  title.textContent = 'キー操作'
  const list = document.createElement('dl')
  for (const [key, word] of document.querySelector('[data-island="review"]') ? review : common) {
    const term = document.createElement('dt')
    const mark = document.createElement('kbd')
    mark.textContent = key
    term.append(mark)
    const meaning = document.createElement('dd')
    meaning.textContent = word
    list.append(term, meaning)
  }
  const form = document.createElement('form')
  form.method = 'dialog'
  const close = document.createElement('button')
  close.textContent = '閉じる'
  form.append(close)
  dialog.append(title, list, form)
  document.body.append(dialog)
  return dialog
}

let dialog: HTMLDialogElement | undefined

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key === '?') {
    event.preventDefault()
    dialog ??= makeDialog()
    dialog.showModal()
  } else if ((event.key === 'j' || event.key === 'k') && !document.querySelector('[data-island="review"]')) {
    document.querySelector<HTMLAnchorElement>(`a[data-go="${event.key === 'j' ? 'next' : 'prev'}"]`)?.click()
  }
})

export {}
