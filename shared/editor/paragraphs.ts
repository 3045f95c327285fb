// Plain text as paragraphs of a rich text, one per line.
import * as Y from 'yjs'
import { newId, type Random } from '../ids.ts'

export const paragraphs = (words: string, random: Random): readonly Y.XmlElement[] =>
  words.split('\n').map((line) => {
    const element = new Y.XmlElement('paragraph')
    element.setAttribute('id', newId(random))
    if (line !== '') element.insert(0, [new Y.XmlText(line)])
    return element
  })
