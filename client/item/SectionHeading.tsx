// The heading of a part of the panel: one step below the item's title, which on a phone is the page's first heading.
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
