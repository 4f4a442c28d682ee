import { isSlashOn, turnSlash } from './slash-key.ts';

const box = document.querySelector<HTMLInputElement>('#slash-switch');
if (box !== null) {
  box.checked = isSlashOn();
  box.addEventListener('change', () => turnSlash(box.checked));
  box.closest('[hidden]')?.removeAttribute('hidden');
}
