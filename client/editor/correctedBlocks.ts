// Below each block that was corrected after the closing of its session: when and by whom; between blocks, what was removed. Never stored.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { CorrectedText } from '../../shared/history/correctedText.ts'
import { paragraphWords, removedName, removedWords, type Speaking } from '../../shared/history/correctionWords.ts'

export interface ShownCorrections {
  readonly text: CorrectedText
  readonly speaking: Speaking
}

const key = new PluginKey<DecorationSet>('ruta-corrected')

export const correctedBlocks = Extension.create({
  name: 'correctedBlocks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before, _old, { doc }) => {
          const given: ShownCorrections | undefined = transaction.getMeta(key)
          return given ? shown(doc, given) : before.map(transaction.mapping, doc)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

export const showCorrections = (editor: Editor, given: ShownCorrections): void => {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, given).setMeta('addToHistory', false))
}

const shown = (doc: Node, { text, speaking }: ShownCorrections): DecorationSet => {
  const found: Decoration[] = []
  const places = placesOf(doc, text)
  text.standing.forEach((block, at) => {
    const [place, words] = [places[at], paragraphWords(block, speaking)]
    if (place && words !== null) found.push(said(place.end, speaking, words))
  })
  for (const block of text.removed) {
    const before = places.slice(0, block.after).findLast((place) => place !== null)
    found.push(said(before?.end ?? 0, speaking, removedWords(block, speaking), removedName(block)))
  }
  return DecorationSet.create(doc, found)
}

interface Place {
  readonly end: number
}
/** Null for a block whose words have changed since: the next answer of the server has it. */
const placesOf = (doc: Node, { standing }: CorrectedText): readonly (Place | null)[] => {
  const blocks: { readonly words: string; readonly end: number }[] = []
  doc.forEach((block, offset) => {
    blocks.push({ words: bare(block.textContent), end: offset + block.nodeSize })
  })
  let next = 0
  return standing.map(({ words }) => {
    const at = blocks.findIndex((block, place) => place >= next && block.words === bare(words))
    if (at < 0) return null
    next = at + 1
    return blocks[at] ?? null
  })
}
const bare = (words: string) => words.replace(/\s+/gu, '')

const said = (place: number, { language }: Speaking, words: string, gone = ''): Decoration =>
  Decoration.widget(
    place,
    ({ dom }) => {
      const line = document.createElement('div')
      // Not a paragraph: those are counted.
      line.className = 'corrected'
      line.lang = language
      line.contentEditable = 'false'
      line.append(words)
      if (gone !== '') line.append(Object.assign(document.createElement('del'), { textContent: gone, lang: dom.lang }))
      return line
    },
    { side: -1, key: `${language} ${words}${gone}`, ignoreSelection: true },
  )
