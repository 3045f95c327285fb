// Redirects addresses without a group into the open group: the start page to its Home, shortcuts of the installed app to their screens.
import { Navigate, useLocation } from '@solidjs/router'
import { useGroup } from '../base/group.tsx'
import { homeHref } from './screens.ts'

export function ToHome() {
  const group = useGroup()
  const { pathname } = useLocation()
  return <Navigate href={homeHref(group().id) + (pathname === '/' || pathname === '/sign-in' ? '' : pathname)} />
}
