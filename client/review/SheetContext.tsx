// What every part of the sheet needs: in which languages it speaks, who is who, and where its lines lead.
import { type Accessor, createContext, For, type ParentProps, Show, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import { CATALOGUE, type Messages } from '../base/messages/catalogue.ts'
import type { Speech } from '../compare/tipWords.ts'

export interface Sheet {
  /** One, or both with the reader's first. */
  readonly languages: Accessor<readonly Language[]>
  readonly speech: (language: Language) => Speech
  readonly itemHref: (id: ItemId) => string
  readonly textHref: (id: DocumentId) => string
}
const Context = createContext<Sheet>()

export function SheetProvider(props: ParentProps<{ sheet: Sheet }>) {
  return <Context.Provider value={props.sheet}>{props.children}</Context.Provider>
}
export const useSheet = (): Sheet => {
  const value = useContext(Context)
  if (!value) throw new Error('useSheet needs a <SheetProvider> above it')
  return value
}

/** `+46 d` of `+46 days`, where a column's head says days. */
export const shortDays = (days: string): string => days.replace(/ .*/, ' d')

/** What a chart or a table shows, in words above it; `**` stands around what is set in bold. */
export function Found(props: { words: (text: Messages['review'], language: Language) => string }) {
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

/** A sentence in each language of the sheet: side by side, or after one another where there is little room. */
export function ReviewSentence(props: { words: (text: Messages['review'], language: Language) => string; inline?: boolean }) {
  const { languages } = useSheet()
  const words = (language: Language) => props.words(CATALOGUE[language].review, language)
  /** A name that is the same in both languages is written once. */
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
