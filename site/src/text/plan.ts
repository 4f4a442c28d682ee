const en = {
  title: 'The federal plan for IT',
  lead: 'The catalogue is ordered by the four areas of action of the Government of Canada’s Information Technology Strategic Plan.',
  story: [
    'On 6 July 2016 the Canadian Advanced Technology Alliance (CATA) told its members about the plan and its four strategic areas of action, asked who would engage in advocacy on it, and announced the CATAlog: a catalogue of technologies and solutions to assist with outreach to customers, markets and media.',
    'Each area has actions. A vendor says which actions a solution answers, and CATA staff review what is said. The coverage below counts those answers.',
  ],
  note: 'The names of the areas are those of CATA’s announcement. Names of actions, and all descriptions, are CATA’s summary unless the page of an action says otherwise; they are not the plan’s own text.',
  coverage: 'Coverage of the plan',
  coverageLead: (listings: string, covered: string, all: string) => `${listings} solutions answer ${covered} of the plan’s ${all} actions.`,
  unit: 'Number of solutions. The four charts have the same scale; one solution can answer several actions.',
  chart: (area: string, shown: string) => `${area}: ${shown}`,
  table: 'The same figures as a table',
  action: 'Action',
  solutions: 'Solutions',
  plans: 'Plans of the Government of Canada',
  plansLead: 'The plan of 2016 has had successors. The catalogue keeps the order of 2016, which its announcement named.',
  plan: 'Plan',
  years: 'Years',
  onward: (from: number) => `since ${from}`,
  order: 'the catalogue’s order',
};

/** Words of the page on the plan. */
export const plan = {
  en,
  fr: {
    title: 'Le plan fédéral de TI',
    lead: 'Le catalogue suit les quatre domaines d’action du Plan stratégique de la technologie de l’information du gouvernement du Canada.',
    story: [
      'Le 6 juillet 2016, l’Alliance canadienne des technologies avancées (CATA) a présenté à ses membres le plan et ses quatre domaines d’action stratégiques, a demandé qui voulait prendre part aux démarches de représentation à ce sujet, et a annoncé le CATAlog : un catalogue de technologies et de solutions pour aider à joindre les clients, les marchés et les médias.',
      'Chaque domaine comprend des actions. Un fournisseur dit à quelles actions répond une solution, et le personnel de la CATA révise ce qui est dit. La couverture ci-dessous compte ces réponses.',
    ],
    note: 'Les noms anglais des domaines sont ceux de l’annonce de la CATA ; leurs noms français sont des traductions de la CATA. Les noms des actions et toutes les descriptions sont un résumé de la CATA, à moins que la page d’une action ne dise autre chose ; ils ne sont pas le texte du plan.',
    coverage: 'Couverture du plan',
    coverageLead: (listings: string, covered: string, all: string) => `${listings} solutions répondent à ${covered} des ${all} actions du plan.`,
    unit: 'Nombre de solutions. Les quatre graphiques ont la même échelle ; une solution peut répondre à plusieurs actions.',
    chart: (area: string, shown: string) => `${area} : ${shown}`,
    table: 'Les mêmes chiffres en tableau',
    action: 'Action',
    solutions: 'Solutions',
    plans: 'Plans du gouvernement du Canada',
    plansLead: 'D’autres plans ont suivi celui de 2016. Le catalogue garde l’ordre de 2016, celui que nommait l’annonce du catalogue.',
    plan: 'Plan',
    years: 'Années',
    onward: (from: number) => `depuis ${from}`,
    order: 'l’ordre du catalogue',
  } satisfies typeof en,
};
