import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CardBounds } from './bound-cards.ts';
import { prepareFonts, type CardFonts } from './card-fonts.ts';
import type { CardContent } from './card-content.ts';
import { drawCard } from './draw-card.ts';
import { cardDesign } from './lay-out-card.ts';

/** How many bytes of cards are kept: some four thousand. */
const mostBytes = 256_000_000;

/** A drawn card, by the hash of what it says. */
export type Card = { readonly hash: string; readonly body: Buffer };

/** Draws each card once, at its first request, and keeps it on disk until it says something else, or others are asked for more. */
export class CardKeeper {
  readonly #folder: string;
  readonly #images: string;
  readonly #onError: (error: unknown) => void;
  readonly #bounds: CardBounds;
  readonly #underWay = new Map<string, Promise<Buffer>>();
  #fonts: Promise<CardFonts> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folders: { cards: string; images: string }, onError: (error: unknown) => void, most = mostBytes) {
    this.#folder = folders.cards;
    this.#bounds = new CardBounds(folders.cards, most);
    this.#images = folders.images;
    this.#onError = onError;
  }

  /** What a card is known by: another content or design makes another one. */
  hashOf(content: CardContent): string {
    return createHash('sha256')
      .update(`${cardDesign} ${JSON.stringify(content)}`)
      .digest('hex')
      .slice(0, 20);
  }

  /** The card of a name, as `en/permit-ledger`; requests for the same one share one drawing, and one is drawn at a time. */
  async get(name: string, content: CardContent): Promise<Card> {
    const hash = this.hashOf(content);
    const file = join(this.#folder, `${name}.${hash}.png`);
    const kept = await readFile(file).catch(() => undefined);
    if (kept !== undefined && kept.length > 0) {
      void this.#bounds.used(file).catch(() => undefined);
      return { hash, body: kept };
    }
    const drawing = this.#underWay.get(file) ?? this.#queue(file, content);
    return { hash, body: await drawing };
  }

  #queue(file: string, content: CardContent): Promise<Buffer> {
    const drawing = this.#last
      .catch(() => undefined)
      .then(() => this.#draw(content))
      .then((body) => this.#keep(file, body))
      .finally(() => this.#underWay.delete(file));
    this.#last = drawing;
    this.#underWay.set(file, drawing);
    return drawing;
  }

  async #draw(content: CardContent): Promise<Buffer> {
    this.#fonts ??= prepareFonts(this.#folder).catch((error: unknown) => {
      this.#fonts = undefined;
      throw error;
    });
    return drawCard(content, await this.#fonts, this.#images);
  }

  /** A card that cannot be kept, as on a full disk, is still shown. */
  async #keep(file: string, body: Buffer): Promise<Buffer> {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, body);
      await rename(`${file}.new`, file);
      await sweep(file);
      await this.#bounds.added(body.length);
    } catch (error) {
      this.#onError(error);
    }
    return body;
  }
}

/** Removes the older cards of the same name. */
async function sweep(file: string): Promise<void> {
  const name = basename(file);
  const prefix = name.slice(0, name.indexOf('.') + 1);
  const old = (await readdir(dirname(file))).filter((other) => other.startsWith(prefix) && other !== name);
  await Promise.all(old.map((other) => rm(join(dirname(file), other), { force: true })));
}
