// A way to a screen: marked as current on the screen itself and on what lies below it (a text, below the texts). What is being
// compared goes along.
import { useLocation } from '@solidjs/router'
import type { JSX, ParentProps } from 'solid-js'
import { useComparing } from '../compare/ComparisonProvider.tsx'

type NavLinkProps = ParentProps<{ href: string } & JSX.AnchorHTMLAttributes<HTMLAnchorElement>>

export function NavLink(props: NavLinkProps) {
  const location = useLocation()
  const { keep } = useComparing()
  const current = () => {
    if (location.pathname === props.href) return 'page'
    return location.pathname.startsWith(`${props.href}/`) ? 'true' : undefined
  }
  return <a {...props} href={keep(props.href)} aria-current={current()} />
}
