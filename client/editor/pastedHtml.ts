// What word processors put on the clipboard says its emphasis in styles, which our content security policy does not apply and
// reports. So styles become marks here, before the schema takes from the rest what it knows.

import { type Lost, NOTE, reshapeBlocks } from './pastedBlocks.ts'
import { footnotesIn } from './pastedFootnotes.ts'

const STYLED_TAG = /<[a-z][^<>]*>/gi
const STYLE = /\sstyle(?=\s*=)/gi
const HANDLER = /\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi
const NEVER_SHOWN = /<(style|script|title|xml)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi

export const pastedHtml = (html: string): string => readPasted(html).html

/** `home`: where the pages of this group begin; a link to what another group has is a plain link here. */
export const readPasted = (html: string, home = ''): { readonly html: string; readonly lost: Lost } => {
  const quiet = html.replace(NEVER_SHOWN, '').replace(STYLED_TAG, (tag) => tag.replace(HANDLER, '').replace(STYLE, ' data-style'))
  const { body } = new DOMParser().parseFromString(quiet, 'text/html')
  // What the editor itself has copied needs none of it.
  const lost = body.querySelector('[data-pm-slice]') ? NOTHING : reshapeBlocks(body)
  for (const link of body.querySelectorAll('a[data-reference][href]'))
    if (!link.getAttribute('href')?.startsWith(home)) link.removeAttribute('data-reference')
  for (const element of body.querySelectorAll('[data-style]')) {
    // Word says the same once more for other scripts, and often says the opposite.
    const style = (element.getAttribute('data-style') ?? '').toLowerCase().replace(/mso-[\w-]+\s*:[^;]*/g, '')
    element.removeAttribute('data-style')
    // Google Docs wraps all of it in a <b> that is not bold.
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
  // Underlined links are links.
  ...(/text-decoration[a-z-]*\s*:[^;]*underline/.test(style) ? ['u'] : []),
]

const INLINE = /^(span|font|a|code|sub|sup|em|i|b|strong|u|s)$/
/** Only inside what is inline: a whole paragraph in bold is a matter of its look. */
const wrapContent = (element: Element, name: string) => {
  if (!INLINE.test(element.localName) || (name === 'u' && element.closest('a'))) return
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}
