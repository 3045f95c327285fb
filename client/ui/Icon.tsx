// A decorative icon beside text, or in a button that has a name; hidden from screen readers.
import { ICONS, type IconName } from './icons.ts'

export type { IconName } from './icons.ts'

export function Icon(props: { name: IconName; size?: 's' | 'l' | undefined; class?: string | undefined }) {
  return (
    <svg
      class={`icon ${props.class ?? ''}`}
      classList={{ 'icon--s': props.size === 's', 'icon--l': props.size === 'l' }}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={ICONS[props.name]} />
    </svg>
  )
}

/** The logo of Ruta: three ways that become one. */
export function BrandMark() {
  return (
    <svg class="icon icon--l icon--brand" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2.5 4.5C8 4.5 8.5 12 13.5 12M2.5 12h11M2.5 19.5C8 19.5 8.5 12 13.5 12h2.5" />
      <circle cx="19" cy="12" r="2.6" />
    </svg>
  )
}
