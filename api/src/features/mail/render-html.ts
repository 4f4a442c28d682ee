import { escapeXml } from '#api/platform/xml.ts';
import type { Frame } from './mail-frame.ts';
import type { MailWords, Part } from './mail-words.ts';
import { typeset } from './typeset.ts';

const sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "Georgia,'Times New Roman',serif";

/** The colours of the pages; readers that know dark schemes get theirs by the classes. */
const dark = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#12171d!important}.card{background:#1a2129!important;border-color:#313b46!important}
.ink,.ink a{color:#e8ebee!important}.quiet,.quiet a{color:#a9b2bc!important}.brand{color:#f2a0b1!important}
.fill{background:#b43660!important}.fill a{color:#fffdfd!important}.sunk{background:#0c1015!important;border-color:#313b46!important}
}`;

/** The mail as HTML: one column, no image, nothing loaded from elsewhere; everything that was given is escaped. */
export function renderHtml({ subject, parts }: MailWords, frame: Frame): string {
  const { language, site, closing, baseUrl } = frame;
  const [article = '', name = ''] = site.split(' ');
  const body = parts.map((part) => partHtml(part, frame)).join('\n');
  const title = escapeXml(typeset(language, subject));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${dark}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#fcfcf9">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="paper" style="background:#fcfcf9"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:580px">
<tr><td class="ink" style="padding:0 4px 16px;font:400 20px/1.2 ${serif};color:#17202b"><a href="${escapeXml(`${baseUrl}/${language}/`)}" style="color:inherit;text-decoration:none">${escapeXml(article)} <b class="brand" style="color:#8a1538">${escapeXml(name.slice(0, 4))}</b>${escapeXml(name.slice(4))}</a></td></tr>
<tr><td class="card" style="padding:28px 28px 14px;background:#ffffff;border:1px solid #d6dad5;border-top:3px solid #8a1538;border-radius:4px">
<h1 class="ink" style="margin:0 0 18px;font:600 24px/1.25 ${serif};color:#17202b;overflow-wrap:anywhere">${title}</h1>
${body}
</td></tr>
<tr><td class="quiet" style="padding:16px 4px;font:400 13px/1.5 ${sans};color:#515b67">${escapeXml(typeset(language, closing))}<br><a href="${escapeXml(`${baseUrl}/${language}/`)}" style="color:#515b67">${escapeXml(baseUrl.replace(/^https?:\/\//, ''))}</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

const paragraph = `margin:0 0 16px;font:400 16px/1.55 ${sans};color:#17202b;overflow-wrap:anywhere`;

function partHtml(part: Part, { language, copy }: Frame): string {
  const set = (text: string): string => escapeXml(typeset(language, text)).replaceAll('\n', '<br>');
  switch (part.kind) {
    case 'says':
      return `<p class="ink" style="${paragraph}">${set(part.text)}${part.link === undefined ? '' : ` <a href="${escapeXml(part.link)}" style="color:#17202b">${escapeXml(part.link)}</a>`}</p>`;
    case 'note':
      return `<p class="quiet" style="margin:0 0 16px;font:400 14px/1.5 ${sans};color:#515b67;overflow-wrap:anywhere">${set(part.text)}</p>`;
    case 'button':
      return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 10px"><tr><td class="fill" style="background:#8a1537;border-radius:4px"><a href="${escapeXml(part.link)}" style="display:inline-block;padding:13px 22px;font:600 16px/1.2 ${sans};color:#ffffff;text-decoration:none">${set(part.label)}</a></td></tr></table>
<p class="quiet" style="margin:0 0 16px;font:400 13px/1.5 ${sans};color:#515b67;overflow-wrap:anywhere;word-break:break-all">${set(copy)} ${escapeXml(part.link)}</p>`;
    case 'code':
      return `<p class="sunk ink" style="margin:0 0 16px;padding:14px 18px;background:#f1f2ed;border:1px solid #d6dad5;border-radius:4px;font:700 28px/1.2 ui-monospace,Consolas,monospace;letter-spacing:5px;text-align:center;color:#17202b">${set(part.code)}</p>`;
    case 'facts':
      return `<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${part.facts.map(([name, value]) => `<tr><th scope="row" align="left" class="quiet" style="padding:3px 16px 3px 0;font:400 15px/1.5 ${sans};color:#515b67;vertical-align:top">${set(name)}</th><td class="ink" style="padding:3px 0;font:600 15px/1.5 ${sans};color:#17202b">${set(value)}</td></tr>`).join('')}</table>`;
    case 'list':
      return `<ul class="ink" style="margin:0 0 16px;padding:0 0 0 20px;font:400 16px/1.55 ${sans};color:#17202b;overflow-wrap:anywhere">${part.items.map((item) => `<li style="margin:0 0 6px">${set(item)}</li>`).join('')}</ul>`;
    default:
      return `<blockquote class="sunk ink" style="margin:0 0 16px;padding:12px 16px;background:#f1f2ed;border-left:3px solid #7d8791;font:400 16px/1.55 ${sans};color:#17202b;overflow-wrap:anywhere">${escapeXml(part.text).replaceAll('\n', '<br>')}</blockquote>`;
  }
}
