export { announceMail } from './announce-mail.ts';
export { listTemplates, type ShownTemplate } from './list-templates.ts';
export { openMailer } from './open-mailer.ts';
export { sendMail } from './send-mail.ts';
