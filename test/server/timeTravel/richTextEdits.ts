// Whatever people do to a rich text: blocks, lists, words, formats, attributes.
import * as Y from 'yjs'
import { newBlockId } from '../../../shared/ids.ts'
import type { Dice } from '../../harness/random.ts'

export const aBlock = (dice: Dice, words: string, type = 'paragraph'): Y.XmlElement => {
  const element = new Y.XmlElement(type)
  element.setAttribute('id', newBlockId(dice.bytes))
  element.insert(0, [new Y.XmlText(words)])
  return element
}

export const someTextEdit =
  (dice: Dice, root: string) =>
  (doc: Y.Doc): void =>
    someEditOf(dice, doc.getXmlFragment(root))

export const someEditOf = (dice: Dice, fragment: Y.XmlFragment | null): void => {
  if (!fragment) return
  const words = () => Array.from({ length: 1 + dice.below(6) }, () => 'abcdefgh ñé😀'.slice(dice.below(9), 10)).join('')
  const texts = [...linesOf(fragment)]
  const at = dice.below(fragment.length + 1)
  const edits: (() => void)[] = [
    () => fragment.insert(at, [aBlock(dice, words())]),
    () => {
      const heading = aBlock(dice, words(), 'heading')
      heading.setAttribute('level', level(dice))
      fragment.insert(at, [heading])
    },
    () => {
      const [list, entry] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
      entry.insert(0, [aBlock(dice, words())])
      list.insert(0, [entry])
      fragment.insert(at, [list])
    },
    () => fragment.length > 2 && fragment.delete(dice.below(fragment.length), 1),
    () => {
      const block = fragment.get(dice.below(Math.max(1, fragment.length)))
      if (block instanceof Y.XmlElement && block.nodeName === 'heading') block.setAttribute('level', level(dice))
      if (block instanceof Y.XmlElement && block.nodeName === 'orderedList') block.removeAttribute('start')
    },
    () => {
      const list = new Y.XmlElement('orderedList')
      list.setAttribute('start', dice.below(9) as unknown as string)
      fragment.insert(at, [list])
    },
  ]
  const inText: ((text: Y.XmlText) => void)[] = [
    (text) => text.insert(dice.below(text.length + 1), words()),
    (text) => text.insert(dice.below(text.length + 1), words(), { bold: {} }),
    (text) => text.length > 0 && text.delete(...span(dice, text.length)),
    (text) => text.length > 0 && text.format(...span(dice, text.length), { [dice.pick(['bold', 'italic'])]: dice.chance(0.6) ? {} : null }),
    (text) => text.length > 0 && text.format(...span(dice, text.length), { link: { href: `https://example.org/${dice.below(3)}` } }),
    (text) => {
      const parent = text.parent
      if (parent instanceof Y.XmlElement) parent.insert(parent.length, [new Y.XmlElement('hardBreak'), new Y.XmlText(words())])
    },
  ]
  const text = texts.length > 0 && dice.chance(0.75) ? dice.pick(texts) : null
  if (text) dice.pick(inText)(text)
  else dice.pick(edits)()
}

const level = (dice: Dice) => (1 + dice.below(3)) as unknown as string
const span = (dice: Dice, length: number): [number, number] => {
  const from = dice.below(length)
  return [from, 1 + dice.below(length - from)]
}

function* linesOf(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* linesOf(child)
  }
}
