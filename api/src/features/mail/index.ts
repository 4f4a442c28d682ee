export { announceMail } from './announce-mail.ts';
export { openMailer } from './open-mailer.ts';
export { sendMail } from './send-mail.ts';
