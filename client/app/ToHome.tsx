// Addresses without a group lead into the one that is open: the start to its Home, the shortcuts of an installed Ruta to their screens.
import { Navigate, useLocation } from '@solidjs/router'
import { useGroup } from '../base/group.tsx'
import { homeHref } from './screens.ts'

export function ToHome() {
  const group = useGroup()
  const { pathname } = useLocation()
  return <Navigate href={homeHref(group().id) + (pathname === '/' || pathname === '/sign-in' ? '' : pathname)} />
}
