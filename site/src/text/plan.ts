/** Words of the page on the plan. */
export const plan = {
  en: {
    title: 'The federal plan for IT',
    lead: 'In July 2016 CATA told its members about the Government of Canada Information Technology Strategic Plan and its four strategic areas of action, asked who would engage in advocacy, and announced this catalogue.',
    coverage: 'Coverage',
    unit: 'How many solutions of the catalogue answer each action of the plan. Names of actions are CATA’s summary.',
    action: 'Action',
  },
  fr: {
    title: 'Le plan fédéral de TI',
    lead: 'En juillet 2016, CATA a présenté à ses membres le Plan stratégique de la technologie de l’information du gouvernement du Canada et ses quatre domaines d’action, a demandé qui voulait participer à la représentation, et a annoncé ce catalogue.',
    coverage: 'Couverture',
    unit: 'Nombre de solutions du catalogue qui répondent à chaque action du plan. Le nom des actions est un résumé de CATA.',
    action: 'Action',
  },
};
