// Server notifications over the open connections about data outside documents: views refetch it.
import type { News } from '../../shared/protocol/frame.ts'

const nameOf = (of: News) => `ruta-news-${of}`

export const announceChange = (of: News): void => void document.dispatchEvent(new Event(nameOf(of)))

/** The returned function unsubscribes. */
export const onAnnouncedChange = (of: News, listener: () => void): (() => void) => {
  document.addEventListener(nameOf(of), listener)
  return () => document.removeEventListener(nameOf(of), listener)
}
