import type { Page } from 'playwright-core';

/** How somebody works: by keyboard alone, or by pointing at things. */
export type Way = 'keyboard' | 'pointer';

/** Somebody before a browser, who fills fields and presses buttons by their names, and counts what they do. */
export class PersonAtWork {
  readonly page: Page;
  readonly #way: Way;
  done = 0;

  constructor(page: Page, way: Way) {
    this.page = page;
    this.#way = way;
  }

  async open(address: string): Promise<void> {
    const answer = await this.page.goto(address);
    if (answer === null || answer.status() >= 400) throw new Error(`${address} answered ${answer?.status() ?? 'nothing'}.`);
  }

  /** Writes into a field. */
  async write(name: string, text: string): Promise<void> {
    this.done += 1;
    const field = `main [name="${name}"]`;
    if (this.#way === 'pointer') return this.page.fill(field, text);
    await this.#reach(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Chooses a value among buttons, boxes, or in a list. */
  async choose(name: string, value: string): Promise<void> {
    this.done += 1;
    const list = this.page.locator(`main select[name="${name}"]`);
    if ((await list.count()) > 0) return this.#way === 'pointer' ? void (await list.selectOption(value)) : this.#pick(name, value);
    const box = `main [name="${name}"][value="${value}"]`;
    if (this.#way === 'pointer') return this.page.check(box);
    await this.#reachChoice(name, value);
  }

  /** Presses a button, and waits for where it leads. */
  async press(button: string): Promise<void> {
    this.done += 1;
    if (this.#way === 'keyboard') await this.#reach(button);
    const led = this.page.waitForNavigation();
    await (this.#way === 'keyboard' ? this.page.keyboard.press('Enter') : this.page.click(button));
    const answer = await led;
    if (answer !== null && answer.status() >= 500) throw new Error(`${button} led to ${answer.status()}.`);
  }

  /** Unfolds what is folded. */
  async unfold(summary: string): Promise<void> {
    this.done += 1;
    if (this.#way === 'pointer') return this.page.click(summary);
    await this.#reach(summary);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to something with the Tab key, as far as it takes. @throws Error where it cannot be reached */
  async #reach(selector: string): Promise<void> {
    const target = this.page.locator(selector).first();
    await target.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < 400; tabs += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${selector}.`);
  }

  /** One Tab stop is all buttons of a group; the arrows lead on from there. */
  async #reachChoice(name: string, value: string): Promise<void> {
    const wanted = this.page.locator(`main [name="${name}"][value="${value}"]`).first();
    if ((await wanted.getAttribute('type')) === 'checkbox') {
      await this.#reach(`main [name="${name}"][value="${value}"]`);
      if (!(await wanted.isChecked())) await this.page.keyboard.press('Space');
      return;
    }
    await this.#reachGroup(name);
    for (let steps = 0; steps < 20 && !(await wanted.isChecked()); steps += 1) await this.page.keyboard.press(steps === 0 ? 'Space' : 'ArrowDown');
    if (!(await wanted.isChecked())) throw new Error(`The arrows do not lead to ${name} ${value}.`);
  }

  /** The arrows go through the options of a list. */
  async #pick(name: string, value: string): Promise<void> {
    const list = this.page.locator(`main select[name="${name}"]`);
    await this.#reach(`main select[name="${name}"]`);
    for (let steps = 0; steps < 200 && (await list.inputValue()) !== value; steps += 1) await this.page.keyboard.press('ArrowDown');
    if ((await list.inputValue()) !== value) throw new Error(`The arrows do not lead to ${name} ${value}.`);
  }

  async #reachGroup(name: string): Promise<void> {
    for (let tabs = 0; tabs < 400; tabs += 1) {
      if (await this.page.evaluate<boolean>(`document.activeElement?.getAttribute('name') === ${JSON.stringify(name)}`)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${name}.`);
  }
}
