/** Words of the page for the media. */
export const media = {
  en: {
    lead: 'Featured technologies, facts that can be cited, feeds, and someone who answers:',
    facts: 'Facts to cite',
    counts: (listings: string, vendors: string) => `The CATAlog lists ${listings} solutions of ${vendors} vendors.`,
    boilerplate: 'About CATA and the CATAlog',
    about:
      'The Canadian Advanced Technology Alliance (CATA) is a not-for-profit that speaks for Canadian technology firms. Its CATAlog is a catalogue of technologies and solutions that assists with outreach to customers, markets and media.',
  },
  fr: {
    lead: 'Technologies en vedette, faits à citer, fils, et quelqu’un qui répond :',
    facts: 'Faits à citer',
    counts: (listings: string, vendors: string) => `Le CATAlog présente ${listings} solutions de ${vendors} fournisseurs.`,
    boilerplate: 'À propos de CATA et du CATAlog',
    about:
      'La Canadian Advanced Technology Alliance (CATA) est un organisme sans but lucratif qui parle au nom des entreprises technologiques canadiennes. Son CATAlog est un catalogue de technologies et de solutions qui aide à joindre clients, marchés et médias.',
  },
};
