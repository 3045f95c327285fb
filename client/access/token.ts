import { useLocation } from '@solidjs/router'

/** The secret of a one-time link stands behind `#`, so that no server log and no Referer ever holds it. */
export const useToken = (): (() => string) => {
  const location = useLocation()
  return () => location.hash.slice(1)
}
