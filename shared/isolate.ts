// Bidi isolation of text by people inside our sentences. Direction controls in a title or a name (RLO, RLI, PDI …) would otherwise reorder the text
// around it: text put into a sentence, an attribute or a file is enclosed in FSI and PDI, with what it opens closed inside. Text without direction
// controls and without right-to-left letters is returned unchanged: it needs no isolate, and search, copy and comparison see the same text.

/** First strong isolate … */
const FSI = '\u2068'
/** … and its end. */
const PDI = '\u2069'
/** Ends the last embedding or override. */
const PDF = '\u202C'

/** Direction controls (UAX #9) and right-to-left letters: Hebrew to Arabic Extended, presentation forms, supplementary planes. */
const TURNS =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** End of a paragraph, and with it of everything opened in it (bidi class B). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these end paragraphs too
const PARAGRAPHS = /([\n\r\x1c-\x1e\x85\u2029])/

/** Idempotent. */
export const isolate = (text: string): string =>
  TURNS.test(text)
    ? text
        .split(PARAGRAPHS)
        .map((piece, index) => (index % 2 === 1 || piece === '' || isIsolate(piece) ? piece : `${FSI}${closed(piece)}${PDI}`))
        .join('')
    : text

/** Reverses it; for text with several isolates, each of them. For text pasted from our own files. */
export const withoutIsolates = (text: string): string =>
  text
    .split(PARAGRAPHS)
    .map((piece) => (isIsolate(piece) ? piece.slice(1, -1) : piece))
    .join('')

/** Closes what it opens, and removes closing controls without an opening one. */
const closed = (text: string): string => {
  const open: string[] = []
  let kept = ''
  for (const letter of text) {
    if (OPENS_ISOLATE.includes(letter)) open.push(PDI)
    else if (OPENS_EMBEDDING.includes(letter)) open.push(PDF)
    else if (letter === PDI) {
      // Unmatched, it would close our isolate.
      const at = open.lastIndexOf(PDI)
      if (at === -1) continue
      open.length = at
    } else if (letter === PDF && open.at(-1) === PDF) open.pop()
    kept += letter
  }
  return kept + open.reverse().join('')
}
const OPENS_ISOLATE = '\u2066\u2067\u2068'
const OPENS_EMBEDDING = '\u202A\u202B\u202D\u202E'

/** One isolate around the whole text, with everything closed in it. */
const isIsolate = (text: string): boolean =>
  text.length > 1 && text.startsWith(FSI) && text.endsWith(PDI) && closed(text.slice(1, -1)) === text.slice(1, -1)
