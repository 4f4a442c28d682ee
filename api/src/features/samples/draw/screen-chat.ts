import { block, button, card, face, pill, states, words, type Box, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

function people(pen: Pen, { x, y, w, h }: Box): string {
  const chosen = pen.random.between(0, 3);
  return each(Math.floor(h / 66), (index) => {
    const top = y + index * 66;
    const ground = index === chosen ? block({ x: x + 8, y: top + 4, w: w - 16, h: 58 }, pen.palette.pale, 9) : '';
    const unread = pen.random.chance(0.25) ? `<circle cx="${x + w - 26}" cy="${top + 34}" r="7" fill="${pen.palette.strong}"/>` : '';
    return `${ground}${face(pen, [x + 38, top + 33], 18)}${words(pen, { x: x + 68, y: top + 22, w: w * (0.3 + pen.random.next() * 0.2), h: 8 }, { strength: 0.75 })}${words(pen, { x: x + 68, y: top + 40, w: w * 0.46, h: 6 }, { strength: 0.3 })}${unread}`;
  });
}

function bubble(pen: Pen, { x, y, w }: Box, mine: boolean): { readonly svg: string; readonly height: number } {
  const lines = pen.random.between(1, 3);
  const width = w * (0.4 + pen.random.next() * 0.22);
  const height = 26 + lines * 19;
  const left = mine ? x + w - width : x + 50;
  const ground = mine ? pen.palette.strong : pen.page;
  const written = each(lines, (index) =>
    words(pen, { x: left + 18, y: y + 18 + index * 19, w: (width - 36) * (index === lines - 1 ? 0.6 : 1), h: 8 }, mine ? { colour: '#fff', strength: 0.85 } : { strength: 0.6 }),
  );
  return { svg: `${mine ? '' : face(pen, [x + 20, y + height / 2], 17)}${block({ x: left, y, w: width, h: height }, ground, 16)}${written}`, height: height + 18 };
}

function attachment(pen: Pen, { x, y, w }: Box): { readonly svg: string; readonly height: number } {
  const box = { x: x + 50, y, w: w * 0.52, h: 92 };
  return {
    svg: `${card(pen, box)}${block({ x: box.x + 16, y: box.y + 16, w: 46, h: 60 }, pen.palette.soft, 5)}${words(pen, { x: box.x + 80, y: box.y + 24, w: box.w * 0.5, h: 9 }, { strength: 0.75 })}${pill(pen, { x: box.x + 80, y: box.y + 48, w: 104, h: 22 }, pen.random.pick([...states]))}`,
    height: 110,
  };
}

/** A screen where people write to one another. */
export function chatScreen(pen: Pen, { x, y, w, h }: Box): string {
  const list = { x, y, w: w * 0.3, h };
  const talk = { x: x + list.w + 16, y, w: w - list.w - 16, h };
  const inner = { x: talk.x + 24, w: talk.w - 48 };
  const parts: string[] = [];
  let top = talk.y + 80;
  while (top < talk.y + talk.h - 190) {
    const part = parts.length === 2 ? attachment(pen, { ...inner, y: top, h: 0 }) : bubble(pen, { ...inner, y: top, h: 0 }, pen.random.chance(0.45));
    parts.push(part.svg);
    top += part.height;
  }
  const head = `${face(pen, [talk.x + 42, talk.y + 34], 17)}${words(pen, { x: talk.x + 72, y: talk.y + 28, w: 190, h: 11 }, { strength: 0.8 })}${pill(pen, { x: talk.x + talk.w - 136, y: talk.y + 22, w: 112, h: 24 }, states[0])}<path d="M${talk.x} ${talk.y + 62}h${talk.w}" stroke="${pen.line}"/>`;
  const foot = `<rect x="${inner.x}" y="${talk.y + talk.h - 68}" width="${inner.w - 130}" height="44" rx="22" fill="${pen.page}"/>${words(pen, { x: inner.x + 22, y: talk.y + talk.h - 50, w: 180, h: 8 }, { strength: 0.3 })}${button(pen, { x: inner.x + inner.w - 114, y: talk.y + talk.h - 66, w: 114, h: 40 }, true)}`;
  return `${card(pen, list)}${people(pen, { ...list, y: y + 10, h: h - 20 })}${card(pen, talk)}${head}${parts.join('')}${foot}`;
}
