// In whose name a report is given: the mark of the delegation, and its agency where one has it.
import { Show } from 'solid-js'
import type { Reporter } from '../../shared/reports/round.ts'
import { useLanguage } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import '../styles/reports.css'

export function ReporterName(props: { of: Reporter }) {
  const language = useLanguage()
  const { delegation, agency } = useItemContext()
  return (
    <span class="reporter">
      <Show when={delegation(props.of.delegation)}>
        {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
      </Show>
      <Show when={props.of.agency && agency(props.of.agency)}>
        {(one) => <span data-tip={one().name[language()]}>{one().acronym}</span>}
      </Show>
    </span>
  )
}
