// The place after the last one, in the order of the document; after the last of all, the first.
export const nextPlace = (places: Iterable<HTMLElement>, last: Element | null): HTMLElement | null => {
  const all = [...places]
  const isAfter = (place: Element) =>
    last?.isConnected === true && (last.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return all.find(isAfter) ?? all[0] ?? null
}
