/** The numbers from 0 up to `count`, without it. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Draws something for each number from 0 up to `count`. */
export function each(count: number, draw: (index: number) => string): string {
  return upTo(count).map(draw).join('');
}

/** A number as SVG takes it, to a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A place on a circle round `x`, `y`, `degrees` clockwise from the right. */
export function onCircle(centre: readonly [number, number], radius: number, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [round(centre[0] + radius * Math.cos(angle)), round(centre[1] + radius * Math.sin(angle))];
}

/** The points of a polygon or polyline, as SVG writes them. */
export function points(places: readonly (readonly [number, number])[]): string {
  return places.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
}

/** A smooth path through the places, open, for lines that were measured rather than built. */
export function smooth(places: readonly (readonly [number, number])[]): string {
  return places
    .map(([x, y], index) => {
      const [previousX, previousY] = places[index - 1] ?? [x, y];
      const middle = round((previousX + x) / 2);
      return index === 0 ? `M${round(x)} ${round(y)}` : `C${middle} ${round(previousY)} ${middle} ${round(y)} ${round(x)} ${round(y)}`;
    })
    .join('');
}
