import { Marked, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** How deep lists and quotations may lie within one another; what is nested deeper moves up to here. */
const deepest = 6;
const widestIndent = deepest * 4;

/**
 * Markdown as safe HTML, for a place below a heading of level `under` (2 where nothing is said).
 * No raw HTML and no images: what was typed of them shows as text. Links pass on no trust.
 */
export function renderMarkdown(markdown: string, under = 2): string {
  const text = flatten(markdown);
  const parser = createParser(under);
  return sanitizeHtml(parser.parse(text, { async: false }), {
    allowedTags: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'a', 'code', 'pre', 'blockquote', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'br'],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'], th: ['scope'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }), th: sanitizeHtml.simpleTransform('th', { scope: 'col' }) },
  });
}

/** The first headings of a text lie right below the page's own, whatever level was typed. */
function createParser(under: number): Marked {
  const levels: number[] = [];
  const parser = new Marked({ gfm: true });
  parser.use({
    // A tokenizer that finds nothing leaves the characters to be text.
    tokenizer: { html: () => undefined, tag: () => undefined },
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(6, under + 1 + levelOf(levels, depth));
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const label = this.parser.parseInline(tokens);
        // An address that begins with the name of another site leads elsewhere than it says.
        const isPlain = /^(?:https?:\/\/(?![^/?#\\]*@)|mailto:)/i.test(href);
        return isPlain ? `<a href="${escapeHtml(href.replaceAll('&amp;', '&'))}">${label}</a>` : label;
      },
      image({ text }: Tokens.Image) {
        return escapeHtml(text);
      },
    },
  });
  return parser;
}

function levelOf(levels: number[], depth: number): number {
  while (levels.length > 0 && (levels.at(-1) ?? 0) >= depth) levels.pop();
  levels.push(depth);
  return levels.length - 1;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Cuts nesting that no reader follows: it would take the parser's whole stack. */
function flatten(markdown: string): string {
  return markdown.split('\n').map(flattenLine).join('\n');
}

function flattenLine(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ') ?? '';
  const rest = line.trimStart();
  const [markers = ''] = /^(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+/.exec(rest) ?? [];
  const each = markers.match(/(?:>|[-*+]|\d{1,9}[.)])[ \t]*/g) ?? [];
  if (each.length <= deepest && indent.length <= widestIndent) return line;
  return `${indent.slice(0, widestIndent)}${each.slice(0, deepest).join('')}${rest.slice(markers.length)}`;
}
