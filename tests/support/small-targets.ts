/** Code for a page that lists what can be pressed and is smaller than 24 pixels: words within a sentence may be, and what shows only with the focus. */
export const smallTargets = `(() => {
  const isText = (node) => node.nodeType === 3 && /[^\\s·,.:]/.test(node.textContent);
  const isWithinText = (element) => getComputedStyle(element).display === 'inline' && [...element.parentElement.childNodes].some(isText);
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !isWithinText(element))
    .map((element) => ({ element: element.closest('label') ?? element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(({ element, box }) => element.outerHTML.slice(0, 90) + ' ' + box.width.toFixed(1) + ' × ' + box.height.toFixed(1));
})()`;
