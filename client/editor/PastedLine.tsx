// Below a paragraph: from which text its words were pasted, by whom, and who wrote them there.
import { useLanguage, useText } from '../base/i18n.tsx'
import { createNames, type EditorNaming } from './createNames.ts'
import { calledWords } from './markedWords.ts'
import type { PastedWords } from './stretches.ts'

export function PastedLine(props: { pasted: PastedWords } & EditorNaming) {
  const [text, language] = [useText(), useLanguage()]
  const names = createNames(props)
  const called = (author: PastedWords['by'] | PastedWords['writers'][number]) => calledWords(author, names.of(author), language())
  const words = () => {
    const { by, writers } = props.pasted
    const { marked } = text().texts
    const from = writers[0] ? names.textOf(writers[0]) : ''
    return marked.pasted(from, called(by), writers.map((writer) => marked.wrote(called(writer), writer.characters)).join('; '))
  }
  return (
    // Screen readers hear it at each passage (`signedWords`); here it would be in the name of a heading.
    <span class="pasted-from" lang={language()} aria-hidden="true">
      {words()}
    </span>
  )
}
