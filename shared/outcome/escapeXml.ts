import { printable } from '../printable.ts'

export const escapeXml = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter)
