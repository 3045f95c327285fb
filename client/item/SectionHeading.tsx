// The heading of a section of the panel, one level below the title of the item, which is the first heading on a phone.
import type { ParentProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { createPhone } from '../ui/phone.ts'

export function SectionHeading(props: ParentProps) {
  const phone = createPhone()
  return (
    <Dynamic component={phone() ? 'h2' : 'h3'} class="section-h">
      {props.children}
    </Dynamic>
  )
}
