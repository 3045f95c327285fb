// Footnotes of word processors: a link to a place below whose own link leads back, as Word, Google and LibreOffice write them. Each reference then
// gets the text of its note, as in our own clipboard format.

/** Runs after styles have become marks, so that notes keep their formatting. */
export const footnotesIn = (body: HTMLElement): void => {
  const named = new Map<string, Element>()
  for (const element of body.querySelectorAll('[id], a[name]'))
    for (const name of [element.id, element.getAttribute('name') ?? '']) if (name !== '' && !named.has(name)) named.set(name, element)
  let count = 0
  for (const link of [...body.querySelectorAll('a[href*="#"]')]) {
    const target = named.get(hashOf(link))
    const back = target && backIn(target, link)
    const holder = back && holderOf(back)
    if (!back || !holder || !isBefore(link, back) || holder.contains(link)) continue
    const around = back.parentElement
    back.remove()
    if (around && around !== holder && around.localName === 'sup' && around.textContent.trim() === '') around.remove()
    const reference = body.ownerDocument.createElement('sup')
    reference.setAttribute('data-note', `pasted-${++count}`)
    trimStart(holder)
    reference.setAttribute('data-words', wordsOf(holder))
    const outer = link.parentElement
    if (outer?.localName === 'sup' && outer.textContent === link.textContent) outer.replaceWith(reference)
    else link.replaceWith(reference)
    removeWithEmpty(holder, body)
  }
}

const hashOf = (link: Element): string => {
  const hash = /#(.+)$/.exec(link.getAttribute('href') ?? '')?.[1] ?? ''
  try {
    return decodeURIComponent(hash)
  } catch {
    // A foreign URL with an unescaped percent sign.
    return hash
  }
}
const namesOf = (element: Element): readonly string[] => [element.id, element.getAttribute('name') ?? ''].filter((name) => name !== '')
/** The link in the note that leads to the reference. */
const backIn = (target: Element, link: Element): Element | null => {
  const names = new Set(
    [link, ...link.querySelectorAll('[id], [name]'), ...(link.parentElement ? [link.parentElement] : [])].flatMap(namesOf),
  )
  const links = target.matches('a') ? [target] : [...target.querySelectorAll('a[href*="#"]')]
  return links.find((one) => names.has(hashOf(one))) ?? null
}
/** The note's content: the block with its id, or the paragraph. */
const holderOf = (back: Element): Element | null => {
  const block = back.closest('div[id], li[id]')
  const links = block?.querySelectorAll('a[href*="#"]').length ?? 0
  return block && links === 1 ? block : back.closest('p, li, div')
}
const isBefore = (one: Element, other: Element): boolean => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

const wordsOf = (holder: Element): string => {
  const paragraphs = [...holder.querySelectorAll('p')]
  const parts = paragraphs.length > 0 ? paragraphs : [holder]
  return parts.map((part) => part.innerHTML.trim()).join('<br>')
}
/** A space follows the backlink. */
const trimStart = (element: Element): void => {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = (node.nodeValue ?? '').replace(/^[\s\u00a0]+/, '')
    if (node.nodeValue !== '') return
  }
}
const removeWithEmpty = (element: Element, body: HTMLElement): void => {
  const { parentElement } = element
  element.remove()
  if (parentElement && parentElement !== body && parentElement.textContent.trim() === '') removeWithEmpty(parentElement, body)
}
