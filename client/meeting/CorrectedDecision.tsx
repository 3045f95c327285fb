// When a decision was corrected after the closing of its session, and by whom; nothing if it was not.
import { Show } from 'solid-js'
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import { correctionList } from '../base/correctedWords.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'

export function CorrectedDecision(props: { decision: Pick<DecisionInfo, 'corrected'> | null }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  return (
    <Show when={props.decision && correctionList(props.decision, group(), language())}>
      {(marks) => (
        <p class="sub">
          {text().meeting.register.corrected}: {marks()}
        </p>
      )}
    </Show>
  )
}
