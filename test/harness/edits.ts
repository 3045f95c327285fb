// Random valid edits for the tables of `relay.ts`; and an independent validator of a document by these tables, so that the relay's validation is not
// tested with itself.
import * as Y from 'yjs'
import type { Dice } from './random.ts'
import { addItem, paragraph } from './validator.ts'

/** No surrogate pairs: Yjs replicas may show divided ones differently; editors never divide them. */
const WORDS = ['a', 'plan', 'ñandú', '€€', 'line\n', ' '] as const

export const randomEdit = (doc: Y.Doc, dice: Dice) => {
  const items = doc.getMap('items')
  const ids = [...items.keys()].sort()
  doc.transact(() => {
    for (let n = 1 + dice.below(3); n > 0; n--) {
      const id = ids[dice.below(ids.length)]
      const item = id === undefined ? undefined : items.get(id)
      if (!(item instanceof Y.Map) || dice.chance(0.04)) addItem(doc, `i${dice.below(2 ** 31)}`)
      else editItem(item, dice)
      if (dice.chance(0.2)) typeInto(doc.getText('title'), dice)
      if (dice.chance(0.1)) editBody(doc.getXmlFragment('body'), dice)
    }
  })
}

const editItem = (item: Y.Map<unknown>, dice: Dice) => {
  const [title, labels, body] = [item.get('title.es'), item.get('labels'), item.get('body')]
  switch (dice.below(6)) {
    case 0:
      item.set('status', dice.pick(['proposed', 'agreed', 'done']))
      return
    case 1:
      item.set('order', dice.below(100))
      return
    case 2:
      if (labels instanceof Y.Map) {
        if (dice.chance(0.7)) labels.set(dice.pick(['a', 'b', 'c']), true)
        else labels.delete(dice.pick(['a', 'b', 'c']))
      }
      return
    case 3:
      item.delete('status')
      return
    case 4:
      if (title instanceof Y.Text) typeInto(title, dice)
      return
    default:
      if (body instanceof Y.XmlFragment) editBody(body, dice)
  }
}

const typeInto = (text: Y.Text, dice: Dice) => {
  if (text.length === 0 || dice.chance(0.65)) text.insert(dice.below(text.length + 1), dice.pick(WORDS))
  else {
    const at = dice.below(text.length)
    text.delete(at, Math.min(1 + dice.below(4), text.length - at))
  }
}

const editBody = (body: Y.XmlFragment, dice: Dice) => {
  const node = body.length > 0 ? body.get(dice.below(body.length)) : null
  const text = node instanceof Y.XmlElement && node.length > 0 ? node.get(0) : null
  const what = dice.below(8)
  if (what === 0 || node === null) body.insert(dice.below(body.length + 1), [paragraph(`p${dice.below(1000)}`, dice.pick(WORDS))])
  else if (what === 1) body.delete(dice.below(body.length), 1)
  else if (what === 2 && node instanceof Y.XmlElement && dice.chance(0.5)) {
    // As a stock client creates it; another client assigns an id, perhaps two clients concurrently.
    if (node.getAttribute('id') === undefined) node.setAttribute('id', `q${dice.below(9)}`)
    else body.insert(dice.below(body.length + 1), [new Y.XmlElement('paragraph')])
  } else if (what === 3 && text instanceof Y.XmlText && text.length > 1)
    text.format(0, 1 + dice.below(text.length - 1), { bold: dice.chance(0.5) ? {} : null })
  else if (what === 4 && text instanceof Y.XmlText && text.length > 1) {
    const cut = 1 + dice.below(text.length - 1)
    const tail = text
      .toString()
      .replaceAll(/<[^>]*>/g, '')
      .slice(cut)
    text.delete(cut, text.length - cut)
    body.insert(body.length, [paragraph(`s${dice.below(1000)}`, tail)])
  } else if (text instanceof Y.XmlText) typeInto(text, dice)
}

/** Every path in `doc` that is not in our tables. */
export const foreignIn = (doc: Y.Doc): string[] => {
  const found = [...doc.share.keys()].filter((root) => !['items', 'title', 'body'].includes(root))
  if (
    doc
      .getText('title')
      .toDelta()
      .some((part: { insert: unknown; attributes?: unknown }) => typeof part.insert !== 'string' || part.attributes)
  )
    found.push('title')
  found.push(...foreignInBody(doc.getXmlFragment('body'), 'body'))
  for (const [id, item] of doc.getMap('items')) {
    if (!(item instanceof Y.Map)) found.push(`items.${id}`)
    else for (const [key, value] of item) if (!fits(key, value)) found.push(`items.${id}.${key}`)
  }
  return found
}

const fits = (key: string, value: unknown): boolean => {
  if (key === 'status') return typeof value === 'string'
  if (key === 'order') return typeof value === 'number'
  if (key === 'title.es') return value instanceof Y.Text && value.toDelta().every((part: { attributes?: unknown }) => !part.attributes)
  if (key === 'labels') return value instanceof Y.Map && [...value.values()].every((one) => one === true)
  return key === 'body' && value instanceof Y.XmlFragment && foreignInBody(value, '').length === 0
}

const foreignInBody = (body: Y.XmlFragment, path: string): string[] =>
  body.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return path === 'body' || path === '' ? [`${path}/text`] : []
    if (!(node instanceof Y.XmlElement) || !['paragraph', 'heading', 'bulletList', 'listItem'].includes(node.nodeName)) return [`${path}/?`]
    const attributes = Object.keys(node.getAttributes()).filter((name) => name !== 'id' && name !== 'level')
    return [...attributes.map((name) => `${path}/${node.nodeName}@${name}`), ...foreignInBody(node, `${path}/${node.nodeName}`)]
  })

/** The whole document in canonical order. */
export const readingOf = (doc: Y.Doc): string => {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value
  return JSON.stringify([doc.getText('title').toString(), sorted(doc.getMap('items').toJSON()), doc.getXmlFragment('body').toString()])
}
