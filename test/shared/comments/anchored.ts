// Comments on words of a text, and whether each stands at its words or is truly gone.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { anchorAt, createResolver, resembles, type TextSpan } from '../../../shared/comments/anchor.ts'
import type { StoredAnchor } from '../../../shared/comments/storedAnchor.ts'
import { linesOf, wordsInLine } from '../../../shared/comments/textLines.ts'
import { PAGE_ROOTS } from '../../../shared/page/layout.ts'

export const paragraph = (id: string, words: string, name = 'paragraph'): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  element.setAttribute('id', id)
  const text = new Y.XmlText()
  text.insert(0, words)
  element.insert(0, [text])
  return element
}
export const textWith = (...blocks: Y.XmlElement[]) => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(PAGE_ROOTS.body.es)
  fragment.insert(0, blocks)
  return { doc, fragment }
}
export const lettersOf = (line: Y.XmlElement): Y.XmlText => {
  const found = line.get(0)
  if (!(found instanceof Y.XmlText)) throw new Error('no letters')
  return found
}
export const anchorOn = (span: TextSpan): StoredAnchor => {
  const made = anchorAt('es', span)
  if (!made) throw new Error('a line without an id')
  return made
}

export interface AnchoredComment {
  readonly anchor: StoredAnchor
  /** The ids of the letters that it is on. */
  readonly letters: readonly Y.RelativePosition[]
}
export const commentOn = (span: TextSpan): AnchoredComment => {
  const anchor = anchorOn(span)
  return { anchor, letters: lettersAt(span.line, anchor) }
}

export const expectAtWordsOrGone = (fragment: Y.XmlFragment, comments: readonly AnchoredComment[]): void => {
  const resolve = createResolver(fragment)
  const all = linesOf(fragment)
  for (const { anchor, letters } of comments) {
    const found = resolve(anchor)
    const left = standing(fragment, letters)
    if (found.type === 'words') {
      const own = left.filter(({ line, place }) => line === found.line && place >= found.from && place < found.to)
      const words = wordsInLine(found.line).slice(found.from, found.to)
      // Where its letters are; or, where too few are left of them to be known, at the same words elsewhere.
      if (left.length === letters.length) expect(own.length).toBe(left.length)
      else expect(own.length > 0 || words === anchor.quote).toBe(true)
      const places = own.map(({ place }) => place)
      const hasBothEnds = places.includes(found.from) && places.includes(found.to - 1)
      expect(hasBothEnds || resembles(words, anchor.quote)).toBe(true)
    } else {
      // Its words stand nowhere, or in more than one place.
      const places = all.reduce((sum, { words }) => sum + words.split(anchor.quote).length - 1, 0)
      expect(places).not.toBe(1)
      expect(left.length).toBeLessThan(letters.length)
      if (found.type === 'orphan') expect(all.some(({ id }) => id === anchor.block)).toBe(false)
    }
  }
}

const lettersAt = (line: Y.XmlElement, anchor: StoredAnchor): readonly Y.RelativePosition[] => {
  const from = wordsInLine(line).indexOf(anchor.before + anchor.quote) + anchor.before.length
  return Array.from({ length: anchor.quote.length }, (_, at) => Y.createRelativePositionFromTypeIndex(lettersOf(line), from + at, 0))
}
/** Where those stand that are not deleted. */
const standing = (fragment: Y.XmlFragment, letters: readonly Y.RelativePosition[]) =>
  letters.flatMap((letter) => {
    const at = fragment.doc && Y.createAbsolutePositionFromRelativePosition(letter, fragment.doc)
    const line = at?.type.parent
    if (!at || !(line instanceof Y.XmlElement) || !(at.type instanceof Y.XmlText) || !fragment.toArray().includes(line)) return []
    const again = Y.createRelativePositionFromTypeIndex(at.type, at.index, 0)
    return Y.compareRelativePositions(again, letter) ? [{ line, place: at.index }] : []
  })
