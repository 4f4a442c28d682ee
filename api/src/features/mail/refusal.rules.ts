/** What is known of a message that a mail server did not take. */
export type SendingFault = { readonly code?: string | undefined; readonly command?: string | undefined; readonly responseCode?: number | undefined };

/**
 * Whether a server refused the message itself for good: its recipient or its content.
 * A refused sign-in, sender or connection is about the setting, which may be mended meanwhile.
 */
export function isRefusal({ code, command, responseCode }: SendingFault): boolean {
  if (responseCode === undefined) return code === 'EENVELOPE';
  return responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA');
}

/** A server's words without the addresses in them, for logs and lists. */
export function withoutAddresses(text: string): string {
  return text
    .replaceAll(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '…@…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 500);
}
