import { block, button, face, words, type Box, type Pen } from './screen-parts.ts';
import { each } from './shapes.ts';

/** How large a drawn screen is. */
export const screen = { width: 1200, height: 750 } as const;

/** The frame of a product, as its vendor designed it, and the room that it leaves. */
export type Frame = { readonly svg: string; readonly room: Box };

function sidebar(pen: Pen, emblem: string): Frame {
  const dark = pen.random.chance(0.5);
  const { deep, pale, strong } = pen.palette;
  const ground = dark ? deep : pale;
  const colour = dark ? '#fff' : deep;
  const chosen = pen.random.between(0, 4);
  const entries = each(7, (index) => {
    const y = 118 + index * 46;
    const mark = `<rect x="26" y="${y + 8}" width="18" height="18" rx="${pen.random.pick([4, 9])}" fill="${colour}" fill-opacity="${index === chosen ? 0.95 : 0.42}"/>`;
    return `${index === chosen ? block({ x: 12, y, w: 196, h: 34 }, dark ? '#fff' : strong, 8).replace('/>', ' fill-opacity=".16"/>') : ''}${mark}${words(pen, { x: 58, y: y + 13, w: 60 + pen.random.next() * 76, h: 9 }, { colour, strength: index === chosen ? 0.95 : 0.5 })}`;
  });
  const head = `<svg x="22" y="26" width="44" height="44" viewBox="0 0 256 256">${emblem}</svg>${words(pen, { x: 80, y: 40, w: 110, h: 13 }, { colour, strength: 0.9 })}`;
  const top = `${words(pen, { x: 252, y: 34, w: 210, h: 16 }, { strength: 0.8 })}${face(pen, [1156, 42], 18)}${words(pen, { x: 1046, y: 38, w: 76, h: 9 })}`;
  return { svg: `${block({ x: 0, y: 0, w: 220, h: screen.height }, ground)}${head}${entries}${top}`, room: { x: 252, y: 84, w: 916, h: 634 } };
}

function header(pen: Pen, emblem: string): Frame {
  const { strong, deep } = pen.palette;
  const ground = pen.random.pick([strong, deep]);
  const tabs = each(
    5,
    (index) =>
      `${words(pen, { x: 300 + index * 128, y: 33, w: 62 + pen.random.next() * 34, h: 10 }, { colour: '#fff', strength: index === 1 ? 1 : 0.62 })}${index === 1 ? block({ x: 296 + index * 128, y: 62, w: 100, h: 4 }, pen.palette.accent, 2) : ''}`,
  );
  const head = `<svg x="32" y="14" width="40" height="40" viewBox="0 0 256 256">${emblem}</svg>${words(pen, { x: 86, y: 27, w: 140, h: 14 }, { colour: '#fff', strength: 0.95 })}`;
  const title = `${words(pen, { x: 40, y: 92, w: 300, h: 18 }, { strength: 0.85 })}${words(pen, { x: 40, y: 124, w: 420, h: 9 }, { strength: 0.34 })}${button(pen, { x: 1034, y: 90, w: 126, h: 36 }, true)}`;
  return { svg: `${block({ x: 0, y: 0, w: screen.width, h: 66 }, ground)}${head}${tabs}${face(pen, [1142, 33], 17)}${title}`, room: { x: 40, y: 154, w: 1120, h: 564 } };
}

/** Draws the frame of a product: a menu at the side, or a bar on top. */
export function frame(pen: Pen, emblem: string): Frame {
  return pen.random.chance(0.55) ? sidebar(pen, emblem) : header(pen, emblem);
}
