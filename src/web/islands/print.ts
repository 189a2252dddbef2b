// Print view: a button where printing can be started by one.
const bar = document.querySelector('.print-bar')
if (bar) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '印刷する'
  button.addEventListener('click', () => print())
  bar.append(button)
}

export {}
