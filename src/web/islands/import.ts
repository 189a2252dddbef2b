// Import: files and folders may be dropped; all are sent together, with how far that is, and can be stopped; then their page comes.
const form = document.querySelector<HTMLFormElement>('form[data-island="import"]')
const input = form?.querySelector<HTMLInputElement>('input[type="file"]')
const drop = form?.querySelector<HTMLElement>('[data-drop]')
const sending = form?.querySelector<HTMLElement>('[data-sending]')
const problem = form?.querySelector<HTMLElement>('[data-problem]')

const mostBytes = 200 * 1024 * 1024
const networkSentence = '送れませんでした。サーバーが動いているか確かめて、もう一度試してください。'

interface Chosen {
  file: File
  /** With its folders, where a folder was dropped. */
  name: string
}

function complain(sentence: string): void {
  if (!problem || !sending) return
  problem.textContent = sentence
  problem.hidden = false
  sending.hidden = true
}

/** The sentence of an error page. */
function sentenceOf(page: string): string {
  return new DOMParser().parseFromString(page, 'text/html').querySelector('.lead')?.textContent ?? networkSentence
}

function send(chosen: Chosen[]): void {
  if (!form || !sending || !problem || chosen.length === 0) return
  const total = chosen.reduce((sum, { file }) => sum + file.size, 0)
  if (total > mostBytes) {
    complain('合わせて 200 MB を超えています。分けて取り込んでください。')
    return
  }
  const said = sending.querySelector('[data-sending-said]')
  const progress = sending.querySelector('progress')
  const stop = sending.querySelector<HTMLButtonElement>('[data-sending-stop]')
  if (!said || !progress || !stop) return
  const body = new FormData()
  for (const { file, name } of chosen) body.append('file', file, name)
  body.append('scheme', form.querySelector<HTMLSelectElement>('select[name="scheme"]')?.value ?? '')
  body.append('by', form.querySelector<HTMLInputElement>('input[name="by"]')?.value ?? '')
  problem.hidden = true
  sending.hidden = false
  said.textContent = `${chosen.length} 個のファイルを送っています`
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('accept', 'application/json')
  request.upload.onprogress = (event) => {
    if (event.loaded < event.total) progress.value = event.loaded / event.total
    else {
      progress.removeAttribute('value') // sent; now it is being kept and read
      said.textContent = '読み取っています'
    }
  }
  request.onload = () => {
    if (request.status === 200) location.assign((JSON.parse(request.responseText) as { address: string }).address)
    else complain(sentenceOf(request.responseText))
  }
  request.onerror = () => complain(networkSentence)
  request.onabort = () => complain('取込を止めました。何も取り込んでいません。')
  stop.onclick = () => request.abort()
  request.send(body)
}

/** What a dropped folder holds, folder by folder. */
async function filesIn(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, name: entry.fullPath.replace(/^\//, '') }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Chosen[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return found
    for (const inner of batch) found.push(...(await filesIn(inner)))
  }
}

async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, name: file.name }))
  return (await Promise.all(entries.map(filesIn))).flat().sort((one, other) => (one.name < other.name ? -1 : 1))
}

if (form && input) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send([...(input.files ?? [])].map((file) => ({ file, name: file.name })))
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
    if (!event.dataTransfer) return
    dropped(event.dataTransfer).then(send, () => complain('置かれたファイルを開けませんでした。'))
  })
}

export {}
