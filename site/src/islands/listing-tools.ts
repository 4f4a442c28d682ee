/** Shows the buttons that need a script: to copy a text, and to print. */
function show(): void {
  const status = document.createElement('p');
  status.role = 'status';
  status.className = 'unseen';
  document.querySelector('main')?.append(status);

  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button, status));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

async function copy(button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  const word = button.querySelector('span');
  if (source === null || word === null) return;
  const label = word.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    // Without the right to write, the text is selected, ready to be copied by hand.
    getSelection()?.selectAllChildren(source);
    return;
  }
  const done = button.dataset['done'] ?? label;
  word.textContent = done;
  status.textContent = done;
  setTimeout(() => {
    word.textContent = label;
    status.textContent = '';
  }, 2000);
}

show();
