export { announceMail } from './announce-mail.ts';
export { listTemplates, type ShownTemplate } from './list-templates.ts';
export { openMailer } from './open-mailer.ts';
export { sendMail } from './send-mail.ts';
export { mailGalleryRoutes } from './mail-gallery.routes.ts';
export { mailboxRoutes } from './mailbox.routes.ts';
