const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Whether a banner is shown at a moment: from its first day to its last one, by Eastern Time. */
export function isShown({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string | null }, at: Date): boolean {
  const today = day.format(at);
  return startsOn <= today && (endsOn === null || today <= endsOn);
}
