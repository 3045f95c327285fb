// Search text and archived filter; both are stored in the URL.
import { useText } from '../base/i18n.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { TermSearch } from './findTerms.ts'

interface GlossarySearchProps {
  readonly search: TermSearch
  readonly found: number
  readonly onSearch: (change: { readonly q?: string | undefined; readonly state?: string | undefined }) => void
}

export function GlossarySearch(props: GlossarySearchProps) {
  const text = useText()
  return (
    <div class="toolbar">
      <SearchField
        label={text().glossary.search}
        placeholder={text().roadmap.searchShort}
        words={props.search.words}
        pauseMs={0}
        onWords={(words) => props.onSearch({ q: words || undefined })}
      />
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
