// Words, and whether archived terms are shown; both stand in the address.
import { createEffect, on } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { TermSearch } from './findTerms.ts'

interface GlossarySearchProps {
  readonly search: TermSearch
  readonly found: number
  readonly onSearch: (change: { readonly q?: string | undefined; readonly state?: string | undefined }) => void
}

export function GlossarySearch(props: GlossarySearchProps) {
  const text = useText()
  let input!: HTMLInputElement
  createEffect(
    on(
      () => props.search.words,
      (words) => {
        if (document.activeElement !== input || words === '') input.value = words
      },
    ),
  )
  return (
    <div class="toolbar">
      <label class="search">
        <Icon name="search" />
        <span class="vh">{text().glossary.search}</span>
        <input
          ref={input}
          type="search"
          placeholder={text().roadmap.searchShort}
          onInput={() => props.onSearch({ q: input.value || undefined })}
        />
      </label>
      <Segmented
        label={text().glossary.state}
        value={props.search.archived ? 'archived' : 'inUse'}
        segments={[
          { value: 'inUse', label: text().glossary.inUse },
          { value: 'archived', label: text().glossary.archived },
        ]}
        onChange={(value) => props.onSearch({ state: value === 'archived' ? value : undefined })}
      />
      <span class="toolbar__end sub" role="status">
        {text().glossary.found(props.found)}
      </span>
    </div>
  )
}
