// Letters that one entry brought into a block, up to the statement that was written with them.
import * as Y from 'yjs'
import type { Seq } from '../../shared/ids.ts'
import { containerItem, type Id, isItem, parentOf, type YjsItem } from '../../shared/yjs/item.ts'
import { lettersIn } from '../../shared/yjs/itemContent.ts'
import { structsBetween } from '../../shared/yjs/structStore.ts'
import type { IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'
import type { Run, Words } from './wordRuns.ts'

export interface Pasting {
  readonly statement: Id
  readonly block: string
  readonly seq: Seq
  /** With the entry of each id. */
  readonly entries: IdRanges<Stamp>
}

/** In the order of their ids, which is that of the words of one paste. */
export const pastedIn = (doc: Y.Doc, { statement, block, seq, entries }: Pasting): Words => {
  const runs: Run[] = []
  let words = ''
  const { client } = statement
  for (const struct of structsBetween(doc, client, 0, statement.clock)) {
    const letters = isItem(struct) && !struct.deleted ? lettersIn(struct) : null
    if (letters === null || !isItem(struct) || blockOf(struct)?.getAttribute('id') !== block) continue
    const { clock: start } = struct.id
    for (let clock = start; clock < start + letters.length; ) {
      const end = Math.min(start + letters.length, entries.next(client, clock))
      if (entries.at(client, clock)?.seq === seq) {
        words += letters.slice(clock - start, end - start)
        runs.push({ client, clock, length: end - clock })
      }
      clock = end
    }
  }
  return { words, runs }
}

/** The paragraph, heading, cell … that contains a letter of rich text. */
export const blockOf = (letter: YjsItem): Y.XmlElement | null => {
  const text = parentOf(letter)
  const holder = text instanceof Y.XmlText ? containerItem(text) : null
  const block = holder && parentOf(holder)
  return block instanceof Y.XmlElement ? block : null
}
