const english =
  'a about after all already also am an and another any anybody anyone anything are as at be because been before being between both but by can could do does during each else even every everybody everyone few for from get gets had has have he her his how i if in into is it its just let lets like looking many may me more most much must my need needs no nobody nor not nothing of on or other our over own same seek seeking she should so some someone something still such than that the their them then there these they this those through to too under until up us very want was we were what when where whether which while who whom why will with within without would yet you your';
const french =
  'a afin ai aimerait aimerions ainsi alors apres au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir avons beaucoup besoin c car ce ceci cela celle celles celui ces cet cette ceux chaque cherche cherchent cherchons chez chose comment d dans de deja depuis des dois doit doivent donc dont du elle elles en encore entre est et etaient etait etre eu eux faire fait faudrait faut fois ici il ils j je l la le les leur leurs lors lorsque lui m mais me meme memes mes moi moins n ne ni nos notre nous on ont ou par parce pas pendant peut peuvent plus pour pourrait puis puisque qu quand que quel quelle quelqu quelque quelques qui rien s sa sans se sera seraient serait seront ses si soi son sont souhaite souhaitons sous sur t ta tant te tes toi ton toujours tous tout toute toutes tres trop tu un une vers veulent veut voici vos votre voudrait voudrions voulons vous y';

/** The folded words of either language that carry no meaning of their own in a search. */
export const stopWords: readonly string[] = [...english.split(' '), ...french.split(' ')];

const known = new Set(stopWords);

/** Whether a folded word of either language carries no meaning of its own in a search. */
export function isStopWord(word: string): boolean {
  return known.has(word);
}

/** What people say around what they look for; nearly everything in the catalogue is such a thing. */
const light = new Set(
  'able available best find help helps helping kind make makes new offer product products provide solution solutions tool tools type use used using way ways aide aider disponible employer facon genre maniere meilleur moyen nouveau nouvelle offrir outil outils permet permettant permettre produit produits trouver utiliser'.split(
    ' ',
  ),
);

/** Whether a folded word tells little beside others. */
export function isLightWord(word: string): boolean {
  return light.has(word);
}
