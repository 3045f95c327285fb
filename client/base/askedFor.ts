// The command palette opens a screen with `?new=item` to create something there. The parameter is removed at once, so that going back or reloading
// creates nothing.
import { useSearchParams } from '@solidjs/router'
import { createEffect } from 'solid-js'

type Made = 'item' | 'text' | 'session' | 'person'
export const askFor = (what: Made): string => `new=${what}`

/** `ready`: whether the user may create it and the document is loaded. */
export const useAskedFor = (what: Made, ready: () => boolean, make: () => void): void => {
  const [query, setQuery] = useSearchParams()
  createEffect(() => {
    if (query.new !== what || !ready()) return
    setQuery({ new: null }, { replace: true, scroll: false })
    make()
  })
}
