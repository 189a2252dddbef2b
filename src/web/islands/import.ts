// Import: files may be dropped; each is sent on its own, with its progress and its one sentence; what waits can be stopped.
interface Outcome {
  name: string
  message: string
  ok: boolean
  document?: string
}

const form = document.querySelector<HTMLFormElement>('form[data-island="import"]')
const list = document.querySelector<HTMLOListElement>('[data-progress]')

function send(file: File, scheme: string, progress: HTMLProgressElement, stop: HTMLButtonElement): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const body = new FormData()
    body.append('file', file)
    if (scheme) body.append('scheme', scheme)
    const request = new XMLHttpRequest()
    request.open('POST', '/import')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => {
      if (loaded < total) progress.value = loaded / total
      else progress.removeAttribute('value') // sent; now it is being read, for as long as that takes
    }
    request.onload = () => {
      const answer = JSON.parse(request.responseText) as { outcomes: Outcome[] }
      const [outcome] = answer.outcomes
      if (outcome) resolve(outcome)
      else reject(new Error('no outcome'))
    }
    request.onerror = () => reject(new Error('not sent'))
    request.onabort = () => resolve({ name: file.name, message: '取込を止めました。', ok: false })
    stop.onclick = () => request.abort()
    request.send(body)
  })
}

function show(row: HTMLLIElement, { name, message, ok, document: id }: Outcome): void {
  row.className = ok ? 'outcome' : 'outcome is-problem'
  const head = document.createElement('p')
  const strong = document.createElement('strong')
  strong.textContent = name
  head.append(strong)
  const said = document.createElement('p')
  said.textContent = `${message} `
  if (id) {
    const link = document.createElement('a')
    link.href = `/documents/${encodeURIComponent(id)}`
    link.textContent = ok ? '確認する' : '内容を見る'
    said.append(link)
  }
  row.replaceChildren(head, said)
}

function startRow(file: File): { row: HTMLLIElement; progress: HTMLProgressElement; stop: HTMLButtonElement } {
  const row = document.createElement('li')
  const line = document.createElement('p')
  line.className = 'list-row'
  const name = document.createElement('span')
  name.className = 'list-main'
  name.textContent = `${file.name} を読み取っています`
  const progress = document.createElement('progress')
  progress.max = 1
  progress.value = 0
  progress.setAttribute('aria-label', `${file.name} の進み具合`)
  const stop = document.createElement('button')
  stop.type = 'button'
  stop.className = 'is-small'
  stop.textContent = '止める'
  line.append(name, progress, stop)
  row.append(line)
  return { row, progress, stop }
}

async function sendAll(files: File[], scheme: string): Promise<void> {
  if (!list) return
  list.hidden = false
  for (const file of files) {
    const { row, progress, stop } = startRow(file)
    list.append(row)
    try {
      show(row, await send(file, scheme, progress, stop))
    } catch {
      show(row, {
        name: file.name,
        message: '送れませんでした。サーバーが動いているか確かめて、もう一度試してください。',
        ok: false,
      })
    }
  }
}

if (form && list) {
  const drop = form.querySelector<HTMLElement>('[data-drop]')
  const input = form.querySelector<HTMLInputElement>('input[type="file"]')
  const scheme = form.querySelector<HTMLSelectElement>('select[name="scheme"]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!input?.files?.length) return
    sendAll([...input.files], scheme?.value ?? '').then(() => {
      input.value = ''
    })
  })
  for (const type of ['dragenter', 'dragover']) {
    drop?.addEventListener(type, (event) => {
      event.preventDefault()
      drop.classList.add('is-over')
    })
  }
  for (const type of ['dragleave', 'drop']) drop?.addEventListener(type, () => drop.classList.remove('is-over'))
  drop?.addEventListener('drop', (event) => {
    event.preventDefault()
    sendAll([...(event.dataTransfer?.files ?? [])], scheme?.value ?? '')
  })
}

export {}
