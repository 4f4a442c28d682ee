import { countCharacters } from './editor-counters.ts';
import { DraftSaver } from './editor-saver.ts';

const form = document.querySelector<HTMLFormElement>('#editor');
const status = document.querySelector<HTMLElement>('#save-state');
if (form !== null && status !== null) {
  countCharacters(form, status);
  new DraftSaver(form, status).start();
}
