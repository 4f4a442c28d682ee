import '../../support/resolve-api.ts';

// The mail lane of the catalogue with somebody inside who asks for mails, and says the id of each once it is on disk.
const [{ homePaths, readConfig }, { migrate }, { openDatabase }, { announceMail, openMailer, sendMail }, { OutboxWorker }] = await Promise.all([
  import('#api/config.ts'),
  import('#api/db/migrate.ts'),
  import('#api/db/open-database.ts'),
  import('#api/features/mail/index.ts'),
  import('#api/platform/outbox/outbox-worker.ts'),
]);

const config = readConfig(process.env);
const paths = homePaths(config.home);
const db = openDatabase(paths.database);
await migrate(db, `${config.root}/migrations`, paths.backups);
const now = (): Date => new Date();
const mailer = openMailer(config, paths.mail);
const worker = new OutboxWorker({ db, now, onError: () => undefined, lanes: [{ mail: { each: (job) => sendMail({ db, now, mailer, baseUrl: config.baseUrl }, job) } }] });
const link = 'https://catalogue.example/en/verify/?token=example';
const everyMs = Number(process.env['MAIL_EVERY_MS'] ?? 0);

function ask(): void {
  const asked = { to: { address: 'ada@vendor.example' }, template: 'verify-email', data: { name: 'Ada', link } } as const;
  const id = db.transaction((tx) => announceMail(tx, now(), asked), { behavior: 'immediate' });
  process.stdout.write(`${id}\n`);
}

for (let count = 0; count < Number(process.env['MAIL_ASKED'] ?? 0); count += 1) ask();
worker.start();
if (everyMs > 0) setInterval(ask, everyMs);
else
  setInterval(() => {
    if (worker.backlog().waiting === 0) process.exit(0);
  }, 20);
