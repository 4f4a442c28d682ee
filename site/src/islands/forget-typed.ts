import { forgetTyped } from './typed-keeper.ts';

// Whoever signs out leaves nothing of what they typed behind.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sign-out]')) form.addEventListener('submit', forgetTyped);
