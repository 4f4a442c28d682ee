/** What was found of one part of a catalogue; `todo` says what to do where it is not well. */
export type Finding = {
  readonly subject: 'settings' | 'disk' | 'backups' | 'database' | 'images' | 'pages' | 'jobs' | 'index' | 'meilisearch';
  readonly ok: boolean;
  readonly says: string;
  readonly todo?: string;
  /** Mends it, where that needs nobody's decision, and says what it did. */
  readonly fix?: () => Promise<string>;
};
