const english =
  'a about after all also an and any are as at be because been before being between but by can could do does during each every for from had has have he her his how i if in into is it its just may me more most must my need needs no nobody nor not of on or other our over own same she should so some such than that the their them then there these they this those through to too under until up us very want was we were what when where which while who whom why will with within without would you your';
const french =
  'a afin ai ainsi alors apres au aucun aucune aussi autre autres aux avant avec avez avoir avons beaucoup besoin c car ce ceci cela celle celles celui ceux chaque chez ces cet cette comment d dans de depuis des dois doit doivent donc dont du elle elles en encore entre est et etre eu eux faire fait faut ici il ils j je l la le les leur leurs lors lorsque lui m mais me meme memes mes moi moins n ne ni nos notre nous on ont ou par parce pas pendant peut peuvent plus pour puis puisque quand qu que quel quelle qui s sa sans se ses si soi son sont sous sur t ta tant te tes toi ton tous tout toute toutes tres trop tu un une vers veut voici vos votre vous y';

const stopWords = new Set([...english.split(' '), ...french.split(' ')]);

/** Whether a folded word of either language carries no meaning of its own in a search. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
