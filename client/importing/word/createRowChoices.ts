// What was read of a Word document, and what its reader has changed in its rows since; each choice can be undone until the text is created.
import { type Accessor, batch, createMemo, createSignal } from 'solid-js'
import type { Random } from '../../../shared/ids.ts'
import { readWordPairs, type WordBlocks, type WordPairs, wordBlocks } from '../../editor/wordBlocks.ts'
import type { ReadWord } from '../../exchange/word/readWord.ts'
import { chooseRow, type RowChoice } from './rowChoices.ts'

export interface WordImportGiven {
  readonly word: ReadWord
  readonly read: WordPairs
  readonly blocks: WordBlocks
}

/** `isFixed`: the words may be in the new text already. */
export const createRowChoices = (isFixed: Accessor<boolean>, random: Random) => {
  const [found, setFound] = createSignal<Pick<WordImportGiven, 'word' | 'read'> | null>(null)
  /** What the text was before each choice, and the row that it was made in, the newest last. */
  const [before, setBefore] = createSignal<readonly { readonly read: WordPairs; readonly at: number }[]>([])
  const given = createMemo((): WordImportGiven | null => {
    const now = found()
    return now && { ...now, blocks: wordBlocks(now.read) }
  })
  return {
    given,
    isFixed,
    /** Of another document, or read in another way. */
    begin: (word: ReadWord | null) =>
      batch(() => {
        setBefore([])
        setFound(word && { word, read: readWordPairs(word, random) })
      }),
    count: () => before().length,
    /** The row that it is then; null if nothing is changed. */
    choose(choice: RowChoice): number | null {
      const now = found()
      const chosen = now && !isFixed() ? chooseRow(now.read, choice, random) : null
      if (!now || !chosen) return null
      batch(() => {
        setBefore((all) => [...all, { read: now.read, at: choice.at }])
        setFound({ ...now, read: chosen.read })
      })
      return chosen.at
    },
    /** The row of the choice that is undone; null if there is none. */
    undo(): number | null {
      const [now, last] = [found(), before().at(-1)]
      if (!now || !last || isFixed()) return null
      batch(() => {
        setBefore((all) => all.slice(0, -1))
        setFound({ ...now, read: last.read })
      })
      return last.at
    },
  }
}
