// Context of the review: languages, names, and links.
import { type Accessor, createContext, For, type ParentProps, Show, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import { CATALOGUE, type Messages } from '../base/messages/catalogue.ts'
import type { Speech } from '../compare/tipWords.ts'

export interface ReviewSheetState {
  /** One, or both with the user's first. */
  readonly languages: Accessor<readonly Language[]>
  readonly speech: (language: Language) => Speech
  readonly itemHref: (id: ItemId) => string
  readonly textHref: (id: DocumentId) => string
}
const Context = createContext<ReviewSheetState>()

export function SheetProvider(props: ParentProps<{ sheet: ReviewSheetState }>) {
  return <Context.Provider value={props.sheet}>{props.children}</Context.Provider>
}
export const useSheet = (): ReviewSheetState => {
  const value = useContext(Context)
  if (!value) throw new Error('useSheet needs a <SheetProvider> above it')
  return value
}

/** `+46 d` of `+46 days`, if the column heading names the unit. */
export const shortDays = (days: string): string => days.replace(/ .*/, ' d')

/** Summary of a chart or a table; `**` surrounds bold text. */
export function SheetSummary(props: { words: (text: Messages['review'], language: Language) => string }) {
  const { languages } = useSheet()
  const parts = (language: Language) => props.words(CATALOGUE[language].review, language).split('**')
  return (
    <For each={languages()}>
      {(language) => (
        <p class="find-p" lang={language}>
          <For each={parts(language)}>{(part, at) => (at() % 2 === 1 ? <b>{part}</b> : part)}</For>
        </p>
      )}
    </For>
  )
}

/** A sentence per language: side by side, or one after another on narrow screens. */
export function ReviewSentence(props: { words: (text: Messages['review'], language: Language) => string; inline?: boolean }) {
  const { languages } = useSheet()
  const words = (language: Language) => props.words(CATALOGUE[language].review, language)
  /** A name that is the same in both languages is shown once. */
  const spoken = () => {
    const [first, ...rest] = languages()
    return props.inline && first && rest.every((other) => words(other) === words(first)) ? [first] : languages()
  }
  return (
    <Show
      when={languages().length > 1}
      fallback={<For each={languages()}>{(language) => <span lang={language}>{words(language)}</span>}</For>}
    >
      <span class={props.inline ? 'both both--inline' : 'both'}>
        <For each={spoken()}>{(language) => <span lang={language}>{words(language)}</span>}</For>
      </span>
    </Show>
  )
}
