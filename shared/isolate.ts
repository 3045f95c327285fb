// Words of people inside sentences of ours. Controls of writing direction in a title or a name (RLO, RLI, PDI …) would otherwise turn the
// words around it: what is put into a sentence, an attribute or a file is put between FSI and PDI, with what it opens closed inside.
// Words without any such control and without letters that are written from right to left are returned as they are: there an isolate
// changes nothing, and search, copy and comparison see the same text.

/** First strong isolate … */
const FSI = '\u2068'
/** … and its end. */
const PDI = '\u2069'
/** Ends the last embedding or override. */
const PDF = '\u202C'

/** Controls of direction (UAX #9) and letters from right to left: Hebrew to Arabic Extended, their presentation forms, the higher planes. */
const TURNS =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** Where a paragraph ends, and with it all that was opened in it (bidi class B). */
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

/** As it was before; of words that were isolated in more places than one, each. For what comes back, pasted from a file of ours. */
export const withoutIsolates = (text: string): string =>
  text
    .split(PARAGRAPHS)
    .map((piece) => (isIsolate(piece) ? piece.slice(1, -1) : piece))
    .join('')

/** What it opens is closed, and it closes nothing that it has not opened. */
const closed = (text: string): string => {
  const open: string[] = []
  let kept = ''
  for (const letter of text) {
    if (OPENS_ISOLATE.includes(letter)) open.push(PDI)
    else if (OPENS_EMBEDDING.includes(letter)) open.push(PDF)
    else if (letter === PDI) {
      // Without its beginning it would end ours.
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

/** One isolate from its first letter to its last, with everything closed in it. */
const isIsolate = (text: string): boolean =>
  text.length > 1 && text.startsWith(FSI) && text.endsWith(PDI) && closed(text.slice(1, -1)) === text.slice(1, -1)
