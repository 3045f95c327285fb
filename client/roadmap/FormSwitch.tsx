// Switches between the forms of the plan (table, board, timeline …). Filter, order and comparison are kept.
import { useText } from '../base/i18n.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { PlanView } from './createPlanView.ts'
import { FORM_ICONS, FORMS, type Form, formLabel } from './forms.ts'

export function FormSwitch(props: { view: PlanView }) {
  const text = useText()
  return (
    <Segmented<Form>
      class="seg--forms"
      label={text().roadmap.formsLabel}
      value={props.view.state().form}
      segments={FORMS.map((form) => ({ value: form, label: formLabel(form, text()), icon: FORM_ICONS[form] }))}
      onChange={(form) => props.view.change({ form }, 'step')}
    />
  )
}
