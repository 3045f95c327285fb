// Search text and status filter; both are stored in the URL.
import { DECISION_STATUSES } from '../../../shared/meeting/model.ts'
import { useText } from '../../base/i18n.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Search } from './findDecisions.ts'

const ALL = 'all'
const STATUSES = [ALL, ...DECISION_STATUSES] as const

export interface SearchBarProps {
  readonly search: Search
  readonly found: number
  readonly onSearch: (change: { readonly q?: string | undefined; readonly status?: string | undefined }) => void
}

export function SearchBar(props: SearchBarProps) {
  const text = useText()
  return (
    <div class="toolbar">
      <SearchField
        label={text().meeting.register.search}
        placeholder={text().roadmap.searchShort}
        words={props.search.words}
        pauseMs={0}
        onWords={(words) => props.onSearch({ q: words || undefined })}
      />
      <Segmented
        label={text().meeting.register.status}
        value={props.search.status ?? ALL}
        segments={STATUSES.map((value) => ({
          value,
          label: value === ALL ? text().meeting.register.all : text().meeting.register.statuses[value],
        }))}
        onChange={(value) => props.onSearch({ status: value === ALL ? undefined : value })}
      />
      <span class="toolbar__end sub" role="status">
        {text().meeting.register.found(props.found)}
      </span>
    </div>
  )
}
