// News of the server over an open connection that is in no document: its views refetch it.
import type { News } from '../../shared/protocol/frame.ts'

const nameOf = (of: News) => `ruta-news-${of}`

export const tellNews = (of: News): void => void document.dispatchEvent(new Event(nameOf(of)))

/** The returned function stops it. */
export const onNews = (of: News, listener: () => void): (() => void) => {
  document.addEventListener(nameOf(of), listener)
  return () => document.removeEventListener(nameOf(of), listener)
}
