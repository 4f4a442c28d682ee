/** Shows what all pages say today; a published page is not made anew for it. */
export async function showBanner(place: HTMLElement, address: string): Promise<void> {
  try {
    const answer = await fetch(address);
    const { text }: { text: string | null } = answer.ok ? await answer.json() : { text: null };
    place.textContent = text;
    place.hidden = text === null;
  } catch {
    // A page that is read without its server has none.
  }
}

const place = document.querySelector<HTMLElement>('[data-banner]');
const address = place?.dataset['banner'];
if (place !== null && address !== undefined) void showBanner(place, address);
