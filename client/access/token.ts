import { useLocation } from '@solidjs/router'

/** The token of a one-time link is in the URL fragment, so that no server log and no Referer contains it. */
export const useToken = (): (() => string) => {
  const location = useLocation()
  return () => location.hash.slice(1)
}
