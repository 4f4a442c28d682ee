/** How many hashes are computed before the page may do something else. */
const atOnce = 256;

/** Finds what the server asks for before it takes a report, in the background while it is being written. */
async function prove(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder();
  for (let tried = 0; ; tried += atOnce) {
    const proofs = Array.from({ length: atOnce }, (_, index) => (tried + index).toString(36));
    const hashes = await Promise.all(proofs.map((proof) => crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}.${proof}`))));
    const found = hashes.findIndex((hash) => startsWithZeros(new DataView(hash), bits));
    if (found !== -1) return proofs[found] ?? '';
  }
}

function startsWithZeros(hash: DataView, bits: number): boolean {
  return bits <= 32 ? Math.clz32(hash.getUint32(0)) >= bits : hash.getUint32(0) === 0;
}

const form = document.querySelector<HTMLFormElement>('form#report');
const challenge = form?.querySelector<HTMLInputElement>('input[name=challenge]');
const proof = form?.querySelector<HTMLInputElement>('input[name=proof]');
const button = form?.querySelector<HTMLButtonElement>('button[type=submit]');

// Browsers offer hashes on secure origins alone; without them the form asks for an address, as it does without a script.
if (form && challenge && proof && button && 'subtle' in crypto) {
  let started: Promise<void> | undefined;
  const begin = (): Promise<void> => (started ??= prove(challenge.value, Number(challenge.dataset['bits'])).then((found) => void (proof.value = found)));
  const sendOnceProved = async (label: string): Promise<void> => {
    await begin();
    button.textContent = label;
    form.submit();
  };
  form.addEventListener('focusin', () => void begin(), { once: true });
  form.addEventListener('submit', (event) => {
    if (proof.value !== '') return;
    event.preventDefault();
    const label = button.textContent;
    button.textContent = button.dataset['working'] ?? label;
    void sendOnceProved(label);
  });
}
