import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** Markdown as safe HTML: no raw HTML, no images, headings below the page's own, links that pass on no trust. */
export function renderMarkdown(markdown: string): string {
  const escaped = markdown.replaceAll('<', '&lt;');
  return sanitizeHtml(marked.parse(escaped, { async: false }), {
    allowedTags: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'code', 'pre', 'blockquote', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'br'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: { h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4', a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }) },
  });
}
