declare namespace App {
  interface Locals {
    client: import('@catalog/api/contract/catalogue-client.ts').CatalogueClient;
    /** The day, UTC, by the clock of the catalogue. */
    today: string;
  }
}
