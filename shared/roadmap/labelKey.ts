// A label's key in its set: its letters and digits, so that *Lavado de activos* and *lavado de activos*, added by two people at once,
// are one label. Letters beyond a–z are written as their code point.
import { isName } from '../ids.ts'

export const labelKey = (label: string): string => {
  const key = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, (others) => Array.from(others, letterKey).join(''))
    .replace(/^-+|-+$/g, '')
    .replace(/-+/g, '-')
    .slice(0, 63)
  // `constructor` is a valid label, but not a valid key.
  return isName(key) ? key : `-${key}`
}
const letterKey = (letter: string) => (/[\p{L}\p{N}]/u.test(letter) ? `_${letter.codePointAt(0)?.toString(36)}` : '-')
