import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file of a certificate for `localhost` that signs itself; whoever is told of it by NODE_EXTRA_CA_CERTS trusts it. */
export const certificateFile = join(import.meta.dirname, 'certificate/localhost.cert.pem');

/** The certificate and its key, which protects nothing: everyone can read it here. */
export const ownCertificate = { cert: readFileSync(certificateFile, 'utf8'), key: readFileSync(join(import.meta.dirname, 'certificate/localhost.key.pem'), 'utf8') };
