/** Counts how many characters are left in each box that has a limit; said aloud only near its end. */
export function countCharacters(form: HTMLFormElement, words: HTMLElement): void {
  const { left = '', over = '' } = words.dataset;
  const numbers = new Intl.NumberFormat(document.documentElement.lang === 'fr' ? 'fr-CA' : 'en-CA');
  for (const note of form.querySelectorAll<HTMLElement>('.limit[data-limit]')) {
    const box = form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[aria-describedby~="${note.id}"]`);
    const limit = Number(note.dataset['limit']);
    if (box === null) continue;
    const show = (): void => {
      const rest = limit - box.value.trim().length;
      note.textContent = (rest < 0 ? over : left).replace('{n}', numbers.format(Math.abs(rest)));
      note.classList.toggle('over', rest < 0);
      note.ariaLive = rest < limit / 10 ? 'polite' : 'off';
    };
    box.addEventListener('input', show);
    show();
  }
}
