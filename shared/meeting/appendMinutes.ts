// Appends blocks to the minutes, in both languages, as one edit that one undo removes. Existing text is neither changed nor removed.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { FOOTNOTE } from '../editor/footnotes.ts'
import { newBlockId, type Random } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { ok, type Result, refuse } from '../result.ts'
import { minutesBody } from './write.ts'

export type MinutesBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly words: Bilingual }
  | { readonly type: 'paragraph'; readonly words: Bilingual }
  | { readonly type: 'list'; readonly entries: readonly Bilingual[] }

export const appendMinutes = (doc: Y.Doc, blocks: readonly MinutesBlock[], random: Random): Result<null> => {
  const [es, en] = LANGUAGES.map((language) => minutesBody(doc, language))
  // If this version cannot read one side, nothing is added: a draft needs both.
  if (!es || !en) return refuse('bad-request')
  doc.transact(() => {
    for (const [language, body] of [
      ['es', es],
      ['en', en],
    ] as const)
      body.insert(
        placeIn(body),
        blocks.map((block) => elementOf(block, language, random)),
      )
  }, LOCAL)
  return ok(null)
}

/** The position after the last words: before trailing empty paragraphs and footnotes. */
const placeIn = (body: Y.XmlFragment): number => {
  const blocks = body.toArray()
  let at = blocks.length
  while (at > 0 && (isFootnote(blocks[at - 1]) || isEmpty(blocks[at - 1]))) at -= 1
  return at
}
const isFootnote = (block: unknown): boolean => block instanceof Y.XmlElement && block.nodeName === FOOTNOTE
const isEmpty = (block: unknown): boolean =>
  block instanceof Y.XmlElement &&
  block.nodeName === 'paragraph' &&
  block.toArray().every((run) => run instanceof Y.XmlText && run.length === 0)

const elementOf = (block: MinutesBlock, language: Language, random: Random): Y.XmlElement => {
  switch (block.type) {
    case 'heading': {
      const heading = element('heading', [new Y.XmlText(block.words[language])], random)
      // Called through the prototype: the typed method accepts only strings, and a level is a number.
      Y.XmlElement.prototype.setAttribute.call(heading, 'level', block.level)
      return heading
    }
    case 'paragraph':
      return line(block.words[language], random)
    case 'list':
      return element(
        'bulletList',
        block.entries.map((entry) => element('listItem', [line(entry[language], random)], random)),
        random,
      )
  }
}
const line = (words: string, random: Random) => element('paragraph', [new Y.XmlText(words)], random)
const element = (name: string, children: readonly (Y.XmlElement | Y.XmlText)[], random: Random): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.setAttribute('id', newBlockId(random))
  made.insert(0, [...children])
  return made
}
