// Puts blocks behind what is written in the minutes, in both languages, as one edit that one undo takes back. Nothing that stands there is
// changed or removed.
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
  // Of which this version cannot read one side: half a draft would be none.
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

/** Behind the last words: before the empty paragraphs that end a text, and before its footnotes. */
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
      // By its prototype: the type of an element knows strings only, and a level is a number.
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
