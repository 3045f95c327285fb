// The start leads to Home of the group that is open.
import { Navigate } from '@solidjs/router'
import { useGroup } from '../base/group.tsx'
import { homeHref } from './screens.ts'

export function ToHome() {
  const group = useGroup()
  return <Navigate href={homeHref(group().id)} />
}
