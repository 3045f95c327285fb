// Lines of the sample's data → blocks of a rich text: `## ` a heading, `• ` and `1. ` list items, `*…*` italic, else a paragraph.
import * as Y from 'yjs'
import { newBlockId, type Random } from '../../shared/ids.ts'

export const appendBlocks = (fragment: Y.XmlFragment, lines: readonly string[], random: Random): void => {
  for (const line of lines) {
    const [, level, bullet, number, text] = /^(?:(#{1,3}) |(• )|(\d+\. ))?(.*)$/s.exec(line) ?? []
    if (level) fragment.push([block('heading', [inline(text ?? '')], random, { level: level.length })])
    else if (bullet || number) appendToList(fragment, bullet ? 'bulletList' : 'orderedList', text ?? '', random)
    else fragment.push([block('paragraph', [inline(text ?? '')], random)])
  }
}

/** Continues the list at the end of the text, or begins one. */
const appendToList = (fragment: Y.XmlFragment, name: string, text: string, random: Random) => {
  const item = block('listItem', [block('paragraph', [inline(text)], random)], random)
  const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : null
  if (last instanceof Y.XmlElement && last.nodeName === name) last.push([item])
  else fragment.push([block(name, [item], random)])
}

const block = (
  name: string,
  children: (Y.XmlElement | Y.XmlText)[],
  random: Random,
  attributes: Readonly<Record<string, number>> = {},
): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  // Called through the prototype: the typed method accepts only strings, and a level is a number.
  for (const [key, value] of Object.entries(attributes)) Y.XmlElement.prototype.setAttribute.call(element, key, value)
  element.setAttribute('id', newBlockId(random))
  element.insert(0, children)
  return element
}

const inline = (text: string): Y.XmlText => {
  const run = new Y.XmlText()
  const parts = text.split('*').map((part, at) => ({ insert: part, attributes: at % 2 === 1 ? { italic: {} } : {} }))
  run.applyDelta(parts.filter(({ insert }) => insert !== ''))
  return run
}
