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

/** What an operation takes as its content, as far as a reader needs it. */
export type ApiBody = { readonly content: Readonly<Record<string, { readonly schema?: ApiSchema }>> };

/** A schema of a content: its fields, or those of each of its kinds. */
export type ApiSchema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly ApiSchema[];
  readonly anyOf?: readonly ApiSchema[];
};

/** An operation in the description of the API; `x-example` is an address that shows it at work, `{slug}` to be filled in, where it is for everyone to read. */
export type ApiOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly 'x-example'?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: ApiBody;
  readonly parameters: readonly (ApiParameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
};

/** The description of the API (OpenAPI 3.1), as far as the page that explains it reads it. */
export type ApiDescription = {
  readonly info: { readonly title: string; readonly summary: string; readonly description: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly 'x-displayName': string; readonly 'x-part': 'public' | 'members' | 'staff'; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, { readonly description: string }>> };
};
