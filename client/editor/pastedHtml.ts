// Cleans HTML of word processors. They express emphasis as inline styles, which our content security policy blocks and reports, so styles become
// marks before the schema drops them.

import { type Lost, NOTE, reshapeBlocks } from './pastedBlocks.ts'
import { footnotesIn } from './pastedFootnotes.ts'

const STYLED_TAG = /<[a-z][^<>]*>/gi
const STYLE = /\sstyle(?=\s*=)/gi
const HANDLER = /\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi
const NEVER_SHOWN = /<(style|script|title|xml)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi

export const pastedHtml = (html: string): string => readPasted(html).html

/** `home`: URL prefix of this group's pages; a link into another group is a plain link here. */
export const readPasted = (html: string, home = ''): { readonly html: string; readonly lost: Lost } => {
  const quiet = html.replace(NEVER_SHOWN, '').replace(STYLED_TAG, (tag) => tag.replace(HANDLER, '').replace(STYLE, ' data-style'))
  const { body } = new DOMParser().parseFromString(quiet, 'text/html')
  // HTML copied by our own editor needs no cleaning.
  const lost = body.querySelector('[data-pm-slice]') ? NOTHING : reshapeBlocks(body)
  for (const link of body.querySelectorAll('a[data-reference][href]'))
    if (!link.getAttribute('href')?.startsWith(home)) link.removeAttribute('data-reference')
  for (const element of body.querySelectorAll('[data-style]')) {
    // Word repeats the formats for complex scripts, often with other values.
    const style = (element.getAttribute('data-style') ?? '').toLowerCase().replace(/mso-[\w-]+\s*:[^;]*/g, '')
    element.removeAttribute('data-style')
    // Google Docs wraps everything in a <b> that is not bold.
    if (/^(b|strong)$/i.test(element.localName) && /font-weight\s*:\s*(normal|[1-4]00)/.test(style))
      element.replaceWith(...element.childNodes)
    else for (const name of marksIn(style)) wrapContent(element, name)
  }
  if (lost !== NOTHING) footnotesIn(body)
  return { html: body.innerHTML, lost: { ...lost, notes: lost === NOTHING ? 0 : body.querySelectorAll(NOTE).length } }
}

const NOTHING: Lost = { merged: 0, notes: 0, images: 0 }

const marksIn = (style: string): readonly string[] => [
  ...(/font-weight\s*:\s*(bold|[6-9]00)/.test(style) ? ['strong'] : []),
  ...(/font-style\s*:\s*(italic|oblique)/.test(style) ? ['em'] : []),
  ...(/text-decoration[a-z-]*\s*:[^;]*line-through/.test(style) ? ['s'] : []),
  // The underline of a link is no format.
  ...(/text-decoration[a-z-]*\s*:[^;]*underline/.test(style) ? ['u'] : []),
]

const INLINE = /^(span|font|a|code|sub|sup|em|i|b|strong|u|s)$/
/** Only for inline elements: the style of a whole bold paragraph is presentation. */
const wrapContent = (element: Element, name: string) => {
  if (!INLINE.test(element.localName) || (name === 'u' && element.closest('a'))) return
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}
