// Footnotes in read-only text: each reference shows its number, and its note on hover.
import { type Accessor, createContext, createMemo, useContext } from 'solid-js'
import { FOOTNOTE, type NoteNumbers } from '../../shared/editor/footnotes.ts'
import type { DiffNode } from '../../shared/history/textDiff.ts'
import { useText } from '../base/i18n.tsx'
import { nodeWords } from './besideRows.tsx'

/** All footnotes of the shown text, by id. */
interface Notes {
  readonly numbers: NoteNumbers
  readonly words: ReadonlyMap<string, string>
}
const NotesContext = createContext<Accessor<Notes>>(() => ({ numbers: new Map(), words: new Map() }))
export const NotesProvider = NotesContext.Provider
export const useNotes = (): Accessor<Notes> => useContext(NotesContext)

export const createNotes = (blocks: Accessor<readonly DiffNode[]>, numbers: Accessor<NoteNumbers>): Accessor<Notes> =>
  createMemo(() => ({
    numbers: numbers(),
    words: new Map(blocks().flatMap((node) => (node.type === FOOTNOTE ? [[String(node.attrs?.id), nodeWords(wordsNow(node))]] : []))),
  }))

/** The note's text without deleted parts; of a deleted note, its last text. */
const wordsNow = (note: DiffNode): DiffNode =>
  note.attrs?.ychange?.type === 'deleted' ? note : { ...note, content: (note.content ?? []).filter((node) => !isGone(node)) }
const isGone = ({ attrs, marks }: DiffNode): boolean => {
  const change = attrs?.ychange?.type ?? marks?.find(({ type }) => type === 'ychange')?.attrs?.type
  return change === 'deleted' || change === 'movedAway'
}

export function NoteRef(props: { node: DiffNode }) {
  const text = useText()
  const notes = useNotes()
  const note = () => String(props.node.attrs?.note)
  const number = () => String(notes().numbers.get(note()) ?? '–')
  return (
    <sup class="note-ref" data-tip={notes().words.get(note()) || text().texts.footnotes.empty}>
      <span class="vh">{text().texts.footnotes.note} </span>
      {number()}
    </sup>
  )
}
