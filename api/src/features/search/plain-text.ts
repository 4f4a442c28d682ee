import { marked, type Token } from 'marked';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

/** The words of a Markdown text, without its marks and without any HTML. */
export function plainText(markdown: string): string {
  return wordsOf(marked.lexer(markdown))
    .replaceAll(/&(?:lt|gt|amp|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .trim();
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(wordsOfOne).join('');
}

function wordsOfOne(token: Token): string {
  if (token.type === 'html' || token.type === 'space' || token.type === 'hr' || token.type === 'br' || token.type === 'def') return ' ';
  if (token.type === 'list') return wordsOf(token['items']);
  if (token.type === 'table')
    return [token['header'], ...token['rows']]
      .flat()
      .map((cell: { tokens: Token[] }) => `${wordsOf(cell.tokens)} `)
      .join('');
  const inner = 'tokens' in token && token.tokens !== undefined ? wordsOf(token.tokens) : 'text' in token ? token.text : token.raw;
  return isBlock(token) ? `${inner}\n` : inner;
}

function isBlock({ type }: Token): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'list_item' || type === 'blockquote' || type === 'code';
}
