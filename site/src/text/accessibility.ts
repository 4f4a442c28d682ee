/** Words of the page accessibility. */
export const text = {
  en: {
    title: 'Accessibility',
    paragraphs: [
      'We aim for WCAG 2.2 level AA on every page, in both languages. Every page works with a keyboard, at a width of 320 pixels, and without JavaScript.',
      'Something does not work for you? Write to listings@catalog.example and say which page it was.',
    ],
  },
  fr: {
    title: 'Accessibilité',
    paragraphs: [
      'Nous visons le niveau AA des WCAG 2.2 à chaque page, dans les deux langues. Chaque page fonctionne au clavier, sur une largeur de 320 pixels et sans JavaScript.',
      'Quelque chose ne fonctionne pas pour vous ? Écrivez à listings@catalog.example en indiquant la page.',
    ],
  },
};
