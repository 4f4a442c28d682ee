type Bar = { readonly ndcg: number; readonly recall: number };

/** What each class of queries is held to in each language, over both halves: a little under the least that was reached over 40 days, whose lots order equals. */
export const bars: Readonly<Record<string, Readonly<Record<'en' | 'fr', Bar>>>> = {
  'exact-name': { en: { ndcg: 0.96, recall: 0.96 }, fr: { ndcg: 0.96, recall: 0.96 } },
  topic: { en: { ndcg: 0.93, recall: 0.78 }, fr: { ndcg: 0.89, recall: 0.78 } },
  need: { en: { ndcg: 0.72, recall: 0.58 }, fr: { ndcg: 0.67, recall: 0.5 } },
  plan: { en: { ndcg: 0.94, recall: 0.86 }, fr: { ndcg: 0.91, recall: 0.87 } },
  typo: { en: { ndcg: 0.92, recall: 0.75 }, fr: { ndcg: 0.85, recall: 0.8 } },
  synonym: { en: { ndcg: 0.84, recall: 0.65 }, fr: { ndcg: 0.8, recall: 0.69 } },
  'cross-language': { en: { ndcg: 0.84, recall: 0.86 }, fr: { ndcg: 0.86, recall: 0.62 } },
  'accent-elision-plural': { en: { ndcg: 0.95, recall: 0.84 }, fr: { ndcg: 0.92, recall: 0.89 } },
  phrase: { en: { ndcg: 0.96, recall: 0.96 }, fr: { ndcg: 0.96, recall: 0.96 } },
  negative: { en: { ndcg: 0.92, recall: 0.88 }, fr: { ndcg: 0.93, recall: 0.85 } },
  vendor: { en: { ndcg: 0.96, recall: 0.96 }, fr: { ndcg: 0.96, recall: 0.96 } },
  prefix: { en: { ndcg: 0.9, recall: 0.81 }, fr: { ndcg: 0.92, recall: 0.88 } },
  filtered: { en: { ndcg: 0.95, recall: 0.96 }, fr: { ndcg: 0.9, recall: 0.88 } },
};

/** What the queries of either language are held to where every listing is written in the other one alone. */
export const across: Bar = { ndcg: 0.75, recall: 0.68 };
