import { withoutAddresses, type SendingFault } from './refusal.rules.ts';

/** Codes of a certificate that nobody here vouches for. */
const untrusted = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED)$/;

/** The fault as it came, and the sentences of those underneath. */
export type FailedSending = SendingFault & { readonly message: string; readonly cause?: { readonly code?: string | undefined } | undefined };

/** What went wrong on the way to a mail server, in one sentence that says what to do; without addresses, for logs and lists. */
export function explainSending(fault: FailedSending, { host, port }: { host: string; port: number }): string {
  const says = withoutAddresses(fault.message);
  const server = `the mail server ${host}:${port}`;
  const code = fault.cause?.code ?? fault.code ?? '';
  if (untrusted.test(code) || /self[- ]signed certificate|unable to verify the first certificate|unable to get (local )?issuer certificate/i.test(says))
    return `The certificate of ${server} is signed by nobody that is trusted here (${says.split(';')[0]}); give it a trusted one, or name the file of its authority in NODE_EXTRA_CA_CERTS.`;
  if (code === 'CERT_HAS_EXPIRED' || /certificate has expired/i.test(says)) return `The certificate of ${server} has expired; renew it.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || /altnames/i.test(says)) return `The certificate of ${server} is for another name; write the name that it is for in SMTP_URL.`;
  if (fault.code === 'EAUTH') return `The user or password in SMTP_URL is refused by ${server} (${says}).`;
  if (fault.code === 'ETLS') return `There is no encryption with ${server}, so nothing was sent (${says}); use smtps:// where it encrypts from the start.`;
  if (/greeting never received/i.test(says)) return `There is no greeting from ${server}; where it encrypts from the start, use smtps:// in SMTP_URL, or else look at its port.`;
  return says;
}
