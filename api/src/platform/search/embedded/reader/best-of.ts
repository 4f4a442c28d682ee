/** The first `count` of some numbers in an order, without sorting all of them. */
export function bestOf(numbers: Uint32Array, count: number, compare: (a: number, b: number) => number): number[] {
  if (numbers.length <= 2 * count || numbers.length < 500) return [...numbers].toSorted(compare).slice(0, count);
  const heap = [...numbers.subarray(0, count)].toSorted((a, b) => compare(b, a));
  for (let at = count; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (compare(number, heap[0] ?? 0) < 0) replaceWorst(heap, number, compare);
  }
  return heap.toSorted(compare);
}

function replaceWorst(heap: number[], number: number, compare: (a: number, b: number) => number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const worse = right < heap.length && compare(heap[right] ?? 0, heap[left] ?? 0) > 0 ? right : left;
    if (compare(number, heap[worse] ?? 0) >= 0) break;
    heap[at] = heap[worse] ?? 0;
    at = worse;
  }
  heap[at] = number;
}
