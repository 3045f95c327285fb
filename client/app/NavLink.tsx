// Navigation link: marked as current on its screen and on pages below it (a text, below the texts). Keeps the comparison of the URL.
import { useLocation } from '@solidjs/router'
import { type JSX, type ParentProps, splitProps } from 'solid-js'
import { useComparing } from '../compare/ComparisonProvider.tsx'

/** `alone`: pages below its path are screens of their own. */
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
