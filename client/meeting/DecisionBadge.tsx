// Badge with the status of a decision: a word and a shape.
import type { DecisionStatus } from '../../shared/meeting/model.ts'
import { useText } from '../base/i18n.tsx'
import { Badge, type BadgeTone } from '../ui/Chip.tsx'
import type { IconName } from '../ui/Icon.tsx'

const LOOKS: Readonly<Record<DecisionStatus, { readonly tone?: BadgeTone; readonly icon?: IconName }>> = {
  proposed: { tone: 'outline' },
  adopted: { tone: 'success', icon: 'check' },
  withdrawn: { icon: 'x' },
}

export function DecisionBadge(props: { status: DecisionStatus }) {
  const text = useText()
  return (
    <Badge tone={LOOKS[props.status].tone} icon={LOOKS[props.status].icon}>
      {text().meeting.decisionStatuses[props.status]}
    </Badge>
  )
}
