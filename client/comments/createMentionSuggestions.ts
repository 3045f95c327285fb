// Suggestions of mentions in a text area: for what is typed after an `@`, chosen with the keyboard or the pointer.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { type Candidate, offered, typedMention } from './mentions.ts'

interface SuggestionsOf {
  readonly area: Accessor<HTMLTextAreaElement>
  readonly candidates: Accessor<readonly Candidate[]>
  /** Called when its name is in the text area. */
  readonly onChosen: (one: Candidate) => void
}

export const createMentionSuggestions = ({ area, candidates, onChosen }: SuggestionsOf) => {
  const [asked, setAsked] = createSignal<ReturnType<typeof typedMention>>(null)
  const [active, setActive] = createSignal(0)
  const found = createMemo((): readonly Candidate[] => {
    const wanted = asked()
    return wanted ? offered(candidates(), wanted.typed) : []
  })
  const choose = (one: Candidate) => {
    const wanted = asked()
    if (!wanted) return
    const { value, selectionEnd } = area()
    const after = value.slice(selectionEnd)
    const written = `${value.slice(0, wanted.from)}@${one.label}${/^[\s,.;:)]/.test(after) ? '' : ' '}`
    area().value = written + after
    area().setSelectionRange(written.length, written.length)
    setAsked(null)
    onChosen(one)
    area().focus()
  }
  return {
    found,
    active,
    typed: () => asked()?.typed ?? '',
    choose,
    close: () => setAsked(null),
    /** Looks for an `@` before the caret. */
    look: () => {
      const { value, selectionStart: caret, selectionEnd } = area()
      setAsked(caret === selectionEnd ? typedMention(value, caret) : null)
      setActive(0)
    },
    /** True if the key was for the list. */
    key: (event: KeyboardEvent): boolean => {
      const list = found()
      if (list.length === 0) return false
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const one = list[active()]
      if (step !== 0) setActive((active() + step + list.length) % list.length)
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
        if (one) choose(one)
      } else if (event.key === 'Escape') setAsked(null)
      // Other keys are typed; nothing is sent while the list is open.
      else return true
      event.preventDefault()
      return true
    },
  }
}
