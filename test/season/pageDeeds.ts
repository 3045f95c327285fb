// What people do to the two sides of a text, as an editor does it in Yjs: an element cannot change its kind, so changing it, splitting,
// joining, wrapping, moving and pasting delete letters and insert them again. The journal keeps who typed each letter first.
import * as Y from 'yjs'
import { type Block, type Journal, type Letter, type PageModel, words, written } from './journal.ts'
import type { Member } from './member.ts'
import { phrase } from './planDeeds.ts'
import type { Chance } from './random.ts'

export interface PageScene {
  readonly ledger: Journal
  readonly chance: Chance
  readonly page: string
}
type Side = 'es' | 'en'

const modelOf = ({ ledger, page }: PageScene): PageModel => {
  const model = ledger.pages.get(page)
  if (!model) throw new Error(`no page ${page}`)
  return model
}
const fragment = (doc: Y.Doc, side: Side): Y.XmlFragment => doc.getXmlFragment(`body.${side}`)

/** The text of the block at this place: a paragraph, a heading, or the paragraph inside a list or a quotation. */
const textAt = (doc: Y.Doc, side: Side, at: number): Y.XmlText => {
  let node: unknown = fragment(doc, side).get(at)
  while (node instanceof Y.XmlElement) node = node.get(0)
  if (!(node instanceof Y.XmlText)) throw new Error(`no text in block ${at}`)
  return node
}

const elementOf = (chance: Chance, { id, kind, letters }: Block): Y.XmlElement => {
  const leaf = (name: string, blockId: string) => {
    const element = new Y.XmlElement(name)
    element.setAttribute('id', blockId)
    if (name === 'heading') element.setAttribute('level', 2 as unknown as string)
    const content = new Y.XmlText()
    content.insert(0, words(letters))
    element.insert(0, [content])
    return element
  }
  const around = (names: readonly string[], inner: Y.XmlElement): Y.XmlElement =>
    names.reduceRight((child, name) => {
      const element = new Y.XmlElement(name)
      element.setAttribute('id', chance.id(12))
      element.insert(0, [child])
      return element
    }, inner)
  if (kind === 'bulletList') return around(['bulletList', 'listItem'], leaf('paragraph', id))
  if (kind === 'blockquote') return around(['blockquote'], leaf('paragraph', id))
  return leaf(kind, id)
}

const note = (
  scene: PageScene,
  by: Member,
  side: Side,
  done: { what: 'text' | 'moved'; inserted?: number; deleted?: number; offline?: true },
): void => {
  scene.ledger.write(by, { document: scene.page, subject: 'text:', field: `body.${side}`, ...done })
}

export const addParagraph = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const content = `${phrase(chance, 8)} ${phrase(chance, 8)}.`
  const block: Block = { id: chance.id(12), kind: 'paragraph', letters: written(content, by.account) }
  const at = chance.whole(blocks.length + 1)
  doc.transact(() => fragment(doc, side).insert(at, [elementOf(chance, block)]), by)
  blocks.splice(at, 0, block)
  // A paragraph counts as one more.
  note(scene, by, side, { what: 'text', inserted: content.length + 1 })
}

export const typeInto = (scene: PageScene, by: Member, doc: Y.Doc, side: Side, offline?: true): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const index = chance.whole(blocks.length)
  const block = blocks[index]
  if (!block) return
  const shared = textAt(doc, side, index)
  const typed = `${phrase(chance, 2)} `
  const at = chance.whole(block.letters.length + 1)
  for (const [offset, letter] of [...typed].entries()) doc.transact(() => shared.insert(at + offset, letter), by)
  block.letters = block.letters.toSpliced(at, 0, ...written(typed, by.account))
  note(scene, by, side, { what: 'text', inserted: typed.length, ...(offline ? { offline } : {}) })
}

export const deleteFrom = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const index = chance.whole(blocks.length)
  const block = blocks[index]
  if (!block || block.letters.length < 8) return
  const at = chance.whole(block.letters.length - 6)
  const many = 1 + chance.whole(6)
  doc.transact(() => textAt(doc, side, index).delete(at, many), by)
  block.letters = block.letters.toSpliced(at, many)
  note(scene, by, side, { what: 'text', deleted: many })
}

/** A paragraph becomes a heading, a list, a quotation, or a paragraph again: the same letters in another element. */
export const changeKind = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const index = chance.whole(blocks.length)
  const block = blocks[index]
  if (!block || block.letters.length === 0) return
  const kinds: readonly Block['kind'][] = ['paragraph', 'heading', 'bulletList', 'blockquote']
  const changed: Block = { ...block, kind: chance.pick(kinds.filter((kind) => kind !== block.kind)) }
  doc.transact(() => {
    fragment(doc, side).delete(index, 1)
    fragment(doc, side).insert(index, [elementOf(chance, changed)])
  }, by)
  blocks[index] = changed
  note(scene, by, side, { what: 'moved' })
}

/** Enter: what stands behind the caret goes into a paragraph of its own. */
export const split = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const index = chance.whole(blocks.length)
  const block = blocks[index]
  if (block?.kind !== 'paragraph' || block.letters.length < 12) return
  const at = 4 + chance.whole(block.letters.length - 8)
  const tail: Block = { id: chance.id(12), kind: 'paragraph', letters: block.letters.slice(at) }
  doc.transact(() => {
    textAt(doc, side, index).delete(at, block.letters.length - at)
    fragment(doc, side).insert(index + 1, [elementOf(chance, tail)])
  }, by)
  block.letters = block.letters.slice(0, at)
  blocks.splice(index + 1, 0, tail)
  note(scene, by, side, { what: 'moved' })
}

/** Backspace at the start of a paragraph: its letters go behind those of the one before. */
export const join = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  if (blocks.length < 8) return
  const index = chance.whole(blocks.length - 1)
  const [first, second] = [blocks[index], blocks[index + 1]]
  if (!first || !second || first.kind !== 'paragraph' || second.kind !== 'paragraph') return
  if (first.letters.length + second.letters.length > 400) return
  doc.transact(() => {
    fragment(doc, side).delete(index + 1, 1)
    textAt(doc, side, index).insert(first.letters.length, words(second.letters))
  }, by)
  first.letters = [...first.letters, ...second.letters]
  blocks.splice(index + 1, 1)
  note(scene, by, side, { what: 'moved' })
}

export const moveBlock = (scene: PageScene, by: Member, doc: Y.Doc, side: Side): void => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  if (blocks.length < 3) return
  const from = chance.whole(blocks.length)
  const [block] = blocks.splice(from, 1)
  if (!block) return
  const to = chance.whole(blocks.length + 1)
  doc.transact(() => {
    fragment(doc, side).delete(from, 1)
    fragment(doc, side).insert(to, [elementOf(chance, block)])
  }, by)
  blocks.splice(to, 0, block)
  note(scene, by, side, { what: 'moved' })
}

/** Two transactions, as Ctrl X and Ctrl V are: some words go to another place of the same text. */
export const cutAndPaste = async (scene: PageScene, by: Member, doc: Y.Doc, side: Side, saved: () => Promise<void>): Promise<void> => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const from = chance.whole(blocks.length)
  const block = blocks[from]
  if (!block || block.letters.length < 16) return
  const at = chance.whole(block.letters.length - 14)
  const cut: readonly Letter[] = block.letters.slice(at, at + 12)
  doc.transact(() => textAt(doc, side, from).delete(at, cut.length), by)
  block.letters = block.letters.toSpliced(at, cut.length)
  note(scene, by, side, { what: 'text', deleted: cut.length })
  await saved()
  const to = chance.whole(blocks.length)
  const target = blocks[to]
  if (!target) return
  const place = chance.whole(target.letters.length + 1)
  doc.transact(() => textAt(doc, side, to).insert(place, words(cut)), by)
  target.letters = target.letters.toSpliced(place, 0, ...cut)
  const own = cut.every(({ writer }) => writer === by.account)
  note(scene, by, side, own ? { what: 'text', inserted: cut.length } : { what: 'moved' })
}

/** Takes some words away and takes that back: the letters are their writers' again. */
export const deleteAndUndo = async (scene: PageScene, by: Member, doc: Y.Doc, side: Side, saved: () => Promise<void>): Promise<void> => {
  const { chance } = scene
  const blocks = modelOf(scene).blocks[side]
  const index = chance.whole(blocks.length)
  const block = blocks[index]
  if (!block || block.letters.length < 12) return
  const undo = new Y.UndoManager([fragment(doc, side)], { trackedOrigins: new Set([by]), captureTimeout: 0 })
  const at = chance.whole(block.letters.length - 8)
  doc.transact(() => textAt(doc, side, index).delete(at, 6), by)
  note(scene, by, side, { what: 'text', deleted: 6 })
  await saved()
  undo.undo()
  undo.destroy()
  // Of one's own letters nothing is moved: they are written again.
  const own = block.letters.slice(at, at + 6).every(({ writer }) => writer === by.account)
  note(scene, by, side, own ? { what: 'text', inserted: 6 } : { what: 'moved' })
}
