declare namespace App {
  interface Locals {
    client: import('@catalog/api/contract/catalogue-client.ts').CatalogueClient;
  }
}
