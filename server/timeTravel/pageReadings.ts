// Data of a text at a seq for comparisons: title, whether it is archived, and paragraphs by id.
import * as Y from 'yjs'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import { rootFragment } from '../../shared/editor/foreign.ts'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import type { PageKind } from '../../shared/page/model.ts'
import { readPage } from '../../shared/page/read.ts'
import { containerItem } from '../../shared/yjs/item.ts'
import { keepNewest } from './newest.ts'
import { type PastStates, stateAt } from './pastStates.ts'

export interface PageReading {
  readonly kind: PageKind
  readonly title: Bilingual
  readonly archived: boolean
  /** Non-empty paragraphs and headings: their content, including formats, by id. */
  readonly paragraphs: Readonly<Record<Language, ReadonlyMap<string, string>>>
}

export interface PastPages {
  at(document: DocumentId, at: Seq): Promise<PageReading>
}

const MOST_PAGES = 64

export const createPastPages = (past: PastStates): PastPages => {
  const pages = keepNewest<PageReading>(MOST_PAGES)
  const read = async (document: DocumentId, at: Seq): Promise<PageReading> => {
    const doc = await stateAt(past, document, at)
    const { kind, title, archived } = readPage(doc)
    const paragraphs = { es: paragraphsIn(rootFragment(doc, PAGE_ROOTS.body.es)), en: paragraphsIn(rootFragment(doc, PAGE_ROOTS.body.en)) }
    doc.destroy()
    return { kind, title, archived, paragraphs }
  }
  return { at: (document, at) => pages.get(`${at} ${document}`, () => read(document, at)) }
}

const paragraphsIn = (fragment: Y.XmlFragment | null): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const visit = (parent: Y.XmlFragment, depth: number) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (RICH_TEXT_SCHEMA.nodes[child.nodeName]?.text) {
        const held = contentOf(child)
        if (held !== null) found.set(nameOf(child), held)
      } else if (depth < RICH_TEXT_SCHEMA.maxDepth) visit(child, depth + 1)
    }
  }
  if (fragment) visit(fragment, 1)
  return found
}

/** Null for an empty one. */
const contentOf = (block: Y.XmlElement): string | null => {
  const held: unknown[] = block.toArray().map((child) => (child instanceof Y.XmlText ? child.toDelta() : 'hardBreak'))
  const text = block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? Y.Text.prototype.toString.call(child) : ''))
    .join('')
  return text.trim() === '' ? null : JSON.stringify([block.nodeName, block.getAttributes(), held])
}

/** Its block id; for one that a stock client wrote, the id of its struct, which does not change either. */
const nameOf = (block: Y.XmlElement): string => {
  const id: unknown = block.getAttribute('id')
  const held = containerItem(block)?.id
  return typeof id === 'string' ? id : `${held?.client}:${held?.clock}`
}

/** The words alone of a paragraph's content. */
export const readingWords = (content: string): string => {
  const [, , held]: readonly unknown[] = JSON.parse(content)
  if (!Array.isArray(held)) return ''
  return held
    .flatMap((part: unknown) => (Array.isArray(part) ? part.map(insertedIn) : [' ']))
    .join('')
    .trim()
}
const insertedIn = (piece: unknown): string => {
  const insert: unknown = typeof piece === 'object' && piece !== null && 'insert' in piece ? piece.insert : ''
  return typeof insert === 'string' ? insert : ''
}
