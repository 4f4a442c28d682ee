/** A parameter in the description of the API, as far as a reader needs it. */
export type ApiParameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly default?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly maxLength?: number;
    readonly maxItems?: number;
  };
  readonly example: unknown;
};

/** An operation in the description of the API; `x-example` is an address that shows it at work, `{slug}` to be filled in. */
export type ApiOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly 'x-example': string;
  readonly parameters: readonly (ApiParameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
};

/** The description of the API (OpenAPI 3.1), as far as the page that explains it reads it. */
export type ApiDescription = {
  readonly info: { readonly title: string; readonly summary: string; readonly description: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly 'x-displayName': string; readonly description: string }[];
  readonly paths: Readonly<Record<string, { readonly get: ApiOperation }>>;
  readonly components: { readonly responses: Readonly<Record<string, { readonly description: string }>> };
};
