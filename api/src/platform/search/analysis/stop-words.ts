const english =
  'a an and are as at be been but by can for from has have how i if in into is it its of on or our such that the their them then there these they this to was we what when which who will with you your';
const french =
  'a afin ai au aux avec c ce ces cet cette comment d dans de des du elle elles en est et eu il ils j je l la le les leur leurs lui m mais me mes n ne nos notre nous on ont ou par pas pour qu que quel quelle qui s sa se ses si son sont sous sur t ta te tes toi ton tu un une vos votre vous y';

const stopWords = new Set([...english.split(' '), ...french.split(' ')]);

/** Whether a folded word of either language carries no meaning of its own in a search. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
