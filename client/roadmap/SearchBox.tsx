// Searches numbers, titles and descriptions in both languages, ignoring accents and case.
import { useText } from '../base/i18n.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import type { PlanView } from './createPlanView.ts'

/** Milliseconds without a key press before the table is filtered. */
const PAUSE_MS = 150

export function SearchBox(props: { view: PlanView }) {
  const text = useText()
  return (
    <SearchField
      label={text().roadmap.search}
      placeholder={text().roadmap.searchShort}
      words={props.view.state().filter.text}
      pauseMs={PAUSE_MS}
      onWords={(words) => props.view.setFilter({ text: words })}
    />
  )
}
