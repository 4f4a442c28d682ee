import { digits, widthOfDigits } from './digits.ts';
import { block, card, pill, states, words, type Box, type Pen } from './screen-parts.ts';
import { each, onCircle, points, smooth, upTo } from './shapes.ts';

type Place = readonly [number, number];

/** A closed shape with an uneven shore round a place. */
function island(pen: Pen, centre: Place, radius: number): string {
  const reach = upTo(28).map(() => radius * (0.8 + pen.random.next() * 0.4));
  const even = reach.map((value, index) => (value + (reach.at(index - 1) ?? value) + (reach[(index + 1) % 28] ?? value)) / 3);
  return points(even.map((value, index) => onCircle(centre, value, (index * 360) / 28)));
}

function contours(pen: Pen, { x, y, w, h }: Box): string {
  const hills = upTo(4).map((): Place => [x + w * pen.random.next(), y + h * pen.random.next()]);
  const rings = hills
    .map((hill) => each(5, (index) => `<polygon points="${island(pen, hill, 210 - index * 38)}" fill="#7c8f5a" fill-opacity=".11" stroke="#6d7f4c" stroke-opacity=".35"/>`))
    .join('');
  const river = upTo(7).map((index): Place => [x + (w * index) / 6, y + h * (0.35 + pen.random.next() * 0.3)]);
  return `${block({ x, y, w, h }, '#e9ecdb')}${rings}<path d="${smooth(river)}" fill="none" stroke="#8fbad3" stroke-width="13"/><polygon points="${island(pen, [x + w * 0.8, y + h * 0.8], 90)}" fill="#a9cbe0"/>`;
}

function streets(pen: Pen, { x, y, w, h }: Box): string {
  const turn = pen.random.between(-24, 24);
  const step = 74;
  const lots = each(16, (column) =>
    each(12, (row) =>
      block(
        { x: x - 150 + column * step + 5, y: y - 140 + row * step + 5, w: step - 10, h: step - 10 },
        pen.random.weighted([
          ['#f3efe4', 6],
          ['#dfe8d2', 2],
          [pen.palette.soft, 1],
        ]),
        3,
      ),
    ),
  );
  const avenue = `<path d="M${x - 200} ${y + h * 0.5}H${x + w + 200}M${x + w * 0.55} ${y - 200}V${y + h + 200}" stroke="#fbe3a6" stroke-width="16"/>`;
  return `${block({ x, y, w, h }, '#fffdf8')}<g transform="rotate(${turn} ${x + w / 2} ${y + h / 2})">${lots}${avenue}</g>`;
}

function coast(pen: Pen, { x, y, w, h }: Box): string {
  const lands = each(
    9,
    () => `<polygon points="${island(pen, [x + w * pen.random.next(), y + h * pen.random.next()], 60 + pen.random.next() * 150)}" fill="#eee9d8" stroke="#cfc6a8"/>`,
  );
  const grid = each(9, (index) => `<path d="M${x + (w * index) / 8} ${y}v${h}M${x} ${y + (h * index) / 8}h${w}" stroke="#fff" stroke-opacity=".5"/>`);
  return `${block({ x, y, w, h }, '#b9d6e4')}${grid}${lands}`;
}

function marker(pen: Pen, [x, y]: Place, colour: string): string {
  if (pen.random.chance(0.25)) {
    const label = String(pen.random.between(3, 48));
    return `<circle cx="${x}" cy="${y}" r="22" fill="${pen.palette.strong}" fill-opacity=".9" stroke="#fff" stroke-width="3"/>${digits(label, [x - widthOfDigits(label, 13) / 2, y + 6.5], { height: 13, colour: '#fff', weight: 1.6 })}`;
  }
  return `<path d="M${x} ${y}c-4-12-15-16-15-29a15 15 0 0 1 30 0c0 13-11 17-15 29z" fill="${colour}" stroke="#fff" stroke-width="2.5"/><circle cx="${x}" cy="${y - 29}" r="5" fill="#fff"/>`;
}

/** A screen that shows where things are. */
export function mapScreen(pen: Pen, { x, y, w, h }: Box): string {
  const list = { x, y, w: w * 0.27, h };
  const map = { x: x + list.w + 16, y, w: w - list.w - 16, h };
  const sites = upTo(11).map((): Place => [map.x + map.w * (0.08 + pen.random.next() * 0.82), map.y + map.h * (0.16 + pen.random.next() * 0.74)]);
  const links = pen.random.chance(0.5)
    ? sites
        .slice(1, 6)
        .map(([endX, endY]) => `<path d="M${sites[0]?.[0] ?? 0} ${sites[0]?.[1] ?? 0}L${endX} ${endY}" stroke="${pen.palette.strong}" stroke-width="3" stroke-dasharray="8 6"/>`)
        .join('')
    : '';
  const rows = each(Math.floor((h - 70) / 62), (index) => {
    const top = y + 66 + index * 62;
    return `${words(pen, { x: x + 20, y: top, w: list.w * (0.4 + pen.random.next() * 0.35), h: 9 }, { strength: 0.78 })}${pill(
      pen,
      { x: x + 20, y: top + 18, w: 100, h: 20 },
      pen.random.weighted([
        [states[0], 5],
        [states[1], 2],
        [states[2], 1],
      ]),
    )}<path d="M${x + 20} ${top + 48}h${list.w - 40}" stroke="${pen.line}"/>`;
  });
  const zoom = each(
    2,
    (index) =>
      `<rect x="${map.x + map.w - 54}" y="${map.y + 18 + index * 38}" width="36" height="36" rx="7" fill="#fff"/><path d="M${map.x + map.w - 43} ${map.y + 36 + index * 38}h14${index === 0 ? 'm-7-7v14' : ''}" stroke="#333" stroke-width="2.5" stroke-linecap="round"/>`,
  );
  const legend = `<rect x="${map.x + 18}" y="${map.y + h - 62}" width="250" height="44" rx="8" fill="#fff" fill-opacity=".94"/>${each(4, (index) => block({ x: map.x + 34 + index * 56, y: map.y + h - 48, w: 52, h: 9 }, [pen.palette.pale, pen.palette.soft, pen.palette.bright, pen.palette.strong][index] ?? ''))}${digits('0', [map.x + 34, map.y + h - 25], { height: 9, colour: '#333' })}${digits('100', [map.x + 230, map.y + h - 25], { height: 9, colour: '#333' })}`;
  return `${card(pen, list)}${words(pen, { x: x + 20, y: y + 24, w: list.w * 0.6, h: 11 }, { strength: 0.8 })}${rows}<clipPath id="map"><rect x="${map.x}" y="${map.y}" width="${map.w}" height="${map.h}" rx="10"/></clipPath><g clip-path="url(#map)">${pen.random.pick([contours, streets, coast])(pen, map)}${links}${sites.map((site) => marker(pen, site, pen.random.pick([pen.palette.strong, pen.palette.strong, ...states]))).join('')}</g>${zoom}${legend}`;
}
