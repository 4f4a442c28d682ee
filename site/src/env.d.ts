declare namespace App {
  interface Locals {
    client: import('@catalog/api/contract/catalogue-client.ts').CatalogueClient;
    /** The day, UTC, by the clock of the catalogue. */
    today: string;
    /** Who is signed in, on private pages. */
    caller: import('@catalog/api/contract/form-state.ts').ShownCaller | undefined;
    /** The API as the person who is signed in may read it. */
    member: import('@catalog/api/contract/member-client.ts').MemberClient;
    /** The form that was sent, where its page is shown again. */
    form: import('@catalog/api/contract/form-state.ts').FormState | undefined;
    /** Whether mails are kept on this machine, for whoever asks to read them. */
    hasMailbox: boolean;
  }
}
