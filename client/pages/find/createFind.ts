// Finds words in an open text, in one language or both, and replaces them. The editors hold the text; this holds the search words, the
// matches and the current match.
import { type Accessor, batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { createEditorState } from '../../editor/createEditor.ts'
import { createFinder, type FoundMatch, showFound } from '../../editor/find/foundMarks.ts'
import type { FindQuery } from '../../editor/find/matches.ts'
import type { Editors } from '../parallel/createRows.ts'

export interface FoundPlace extends FoundMatch {
  readonly side: Language
  readonly row: number
}
export type FindSide = Language | 'both'
export interface FindOf {
  readonly editors: Accessor<Editors>
  readonly shown: Accessor<readonly Language[]>
  readonly rows: Accessor<readonly PairedTextRow[]>
  /** The language that was edited last. */
  readonly last: Accessor<Language>
  readonly undoManager: { captureTimeout: number; readonly stopCapturing: () => void }
}
export type Find = ReturnType<typeof createFind>

export const createFind = ({ editors, shown, rows, last, undoManager }: FindOf) => {
  const [isOpen, setOpen] = createSignal(false)
  const [replaces, setReplaces] = createSignal(false)
  const [replacement, setReplacement] = createSignal('')
  const matches = createMatches({ editors, shown, rows, isOpen })
  const { query, setQuery, setAnchor, found, at, now } = matches
  const showIt = (place: FoundPlace | null) => {
    const editor = place && editors()[place.side]
    if (!editor) return
    const { node } = editor.view.domAtPos(place.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }
  const go = (step: 1 | -1) => {
    const all = found()
    const next = all[(at() + step + all.length) % Math.max(1, all.length)]
    if (!next) return
    setAnchor(next)
    showIt(next)
  }
  const look = (part: Partial<FindQuery>) => {
    setQuery((before) => ({ ...before, ...part }))
    showIt(now())
  }
  /** The selected text becomes the search words. */
  const open = (withReplacing: boolean) => {
    const side = shown().includes(last()) ? last() : (shown()[0] ?? 'es')
    const editor = editors()[side]
    batch(() => {
      if (editor) {
        const { from, to, $from } = editor.state.selection
        const words = editor.state.doc.textBetween(from, to, '\n')
        if (words !== '' && !words.includes('\n') && words.length <= LONGEST) setQuery((before) => ({ ...before, words }))
        const places = rows().flatMap((row, index) => (row[side] ? [index] : []))
        setAnchor({ side, row: places[$from.index(0)] ?? 0, from })
      }
      setReplaces(withReplacing)
      setOpen(true)
    })
    showIt(now())
  }
  /** The focus moves to the current match. */
  const close = () => {
    const place = now()
    setOpen(false)
    const editor = editors()[place?.side ?? last()] ?? editors()[shown()[0] ?? 'es']
    if (!editor) return
    if (editor.isEditable) {
      if (place) editor.chain().setTextSelection({ from: place.from, to: place.to }).scrollIntoView().run()
      // TipTap's own command focuses a frame later: a key that is pressed meanwhile, as to undo a replacement, would be lost.
      editor.view.focus()
    } else editor.view.dom.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
  }

  const replaceIn = (places: readonly FoundPlace[]) => replacePlaces(editors(), places, { words: replacement(), undoManager })
  const replaceOne = () => {
    const place = now()
    if (!place) return
    setAnchor({ ...place, from: place.from + replacement().length })
    replaceIn([place])
    showIt(now())
  }
  /** Returns the number of replacements. */
  const replaceAll = (): number => {
    const all = found()
    replaceIn(all)
    return all.length
  }
  return {
    isOpen,
    replaces,
    setReplaces,
    query,
    look,
    replacement,
    setReplacement,
    where: matches.where,
    setWhere: matches.setWhere,
    found,
    at,
    go,
    open,
    close,
    replaceOne,
    replaceAll,
  }
}

interface MatchesOf extends Pick<FindOf, 'editors' | 'shown' | 'rows'> {
  readonly isOpen: Accessor<boolean>
}
/** Where the words of the search stand, in the order of reading, and which match is the current one. They are marked in the editors. */
const createMatches = ({ editors, shown, rows, isOpen }: MatchesOf) => {
  const [query, setQuery] = createSignal<FindQuery>({ words: '', accents: false, capitals: false, whole: false })
  const [where, setWhere] = createSignal<FindSide>('both')
  /** The match from which the next one is counted. */
  const [anchor, setAnchor] = createSignal<Placed>({ side: 'es', row: 0, from: 0 })
  const sides = createMemo(() => {
    const one = where()
    return one !== 'both' && shown().includes(one) ? [one] : shown()
  })
  const finder = createMemo(() => createFinder(query()))
  const docs = {
    es: createEditorState(
      () => (isOpen() ? editors().es : null),
      (editor) => editor.state.doc,
    ),
    en: createEditorState(
      () => (isOpen() ? editors().en : null),
      (editor) => editor.state.doc,
    ),
  }
  const found = createMemo((): readonly FoundPlace[] => {
    if (!isOpen() || query().words === '') return []
    return sides()
      .flatMap((side) => {
        const doc = docs[side]()
        if (!doc) return []
        const places = rows().flatMap((row, index) => (row[side] ? [index] : []))
        return finder()(doc).map((one) => ({ ...one, side, row: places[one.block] ?? one.block }))
      })
      .sort(inReadingOrder)
  })
  /** -1 without a match. */
  const at = createMemo(() => {
    const next = found().findIndex((one) => inReadingOrder(one, anchor()) >= 0)
    return next === -1 && found().length > 0 ? 0 : next
  })
  const now = () => found()[at()] ?? null
  for (const side of LANGUAGES)
    createEffect(
      on([() => editors()[side], found, now], ([editor, all, one]) => {
        if (editor)
          showFound(
            editor,
            all.filter((place) => place.side === side),
            one?.side === side ? one : null,
          )
      }),
    )
  return { query, setQuery, where, setWhere, setAnchor, found, at, now }
}

/** One undo step, however long the second language takes. */
const replacePlaces = (
  editors: Editors,
  places: readonly FoundPlace[],
  { words, undoManager }: Pick<FindOf, 'undoManager'> & { readonly words: string },
) => {
  undoManager.stopCapturing()
  const { captureTimeout } = undoManager
  undoManager.captureTimeout = Number.POSITIVE_INFINITY
  for (const side of LANGUAGES) {
    const editor = editors[side]
    const here = places.filter((place) => place.side === side).toSorted((a, b) => b.from - a.from)
    if (!editor || here.length === 0) continue
    const { tr } = editor.state
    // From the last match to the first, so that the positions before it stay valid.
    for (const { from, to } of here) tr.insertText(words, from, to)
    editor.view.dispatch(tr)
  }
  undoManager.captureTimeout = captureTimeout
  undoManager.stopCapturing()
}

/** In characters: a longer selection does not become the search words. */
const LONGEST = 200

type Placed = Pick<FoundPlace, 'side' | 'row' | 'from'>
/** By row, and within a row Spanish first. */
const inReadingOrder = (a: Placed, b: Placed): number =>
  a.row - b.row || LANGUAGES.indexOf(a.side) - LANGUAGES.indexOf(b.side) || a.from - b.from
