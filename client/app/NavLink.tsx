// A way to a screen: marked as current on the screen itself and on what lies below it (a text, below the texts). What is being
// compared goes along.
import { useLocation } from '@solidjs/router'
import { type JSX, type ParentProps, splitProps } from 'solid-js'
import { useComparing } from '../compare/ComparisonProvider.tsx'

/** `alone`: whatever lies below its address are screens of their own. */
type NavLinkProps = ParentProps<{ href: string; alone?: boolean } & JSX.AnchorHTMLAttributes<HTMLAnchorElement>>

export function NavLink(props: NavLinkProps) {
  const location = useLocation()
  const { keep } = useComparing()
  const [own, rest] = splitProps(props, ['alone'])
  const current = () => {
    if (location.pathname === props.href) return 'page'
    return !own.alone && location.pathname.startsWith(`${props.href}/`) ? 'true' : undefined
  }
  return <a {...rest} href={keep(props.href)} aria-current={current()} />
}
