// How controls of direction stand in a string, by the rules of UAX #9 (X1 to X8): what is open at its end, and what it closes that it
// has not opened.
const LRI_RLI_FSI = '\u2066\u2067\u2068'
const EMBEDDINGS = '\u202A\u202B\u202D\u202E'
const [PDI, PDF] = ['\u2069', '\u202C']

/** A name that turns everything after it, in every way that there is. */
export const TRICK = 'a\u202Eb\u2067c\u2069\u2069\u202C\u202C\u202Ed\u2066e'

export interface Leak {
  /** Whether words after it would be turned. */
  readonly isOpen: boolean
  /** Whether it ends an isolate or an embedding of the words around it. */
  readonly closesOthers: boolean
}
export const leakOf = (text: string): Leak => {
  let closesOthers = false
  let open: string[] = []
  for (const letter of text) {
    if (letter === '\n' || letter === '\r' || letter === '\u2029') open = []
    else if (LRI_RLI_FSI.includes(letter)) open.push(PDI)
    else if (EMBEDDINGS.includes(letter)) open.push(PDF)
    else if (letter === PDI) {
      const at = open.lastIndexOf(PDI)
      if (at === -1) closesOthers = true
      else open.length = at
    } else if (letter === PDF) {
      // Inside an isolate it closes nothing outside.
      if (open.at(-1) === PDF) open.pop()
      else if (!open.includes(PDI)) closesOthers = true
    }
  }
  return { isOpen: open.length > 0, closesOthers }
}
export const CLOSED: Leak = { isOpen: false, closesOthers: false }
