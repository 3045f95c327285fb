// Messages about the two languages of a text: state of a pair, confirmations, and translations to do.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  /** `language` is ES or EN. */
  toConfirm: (language: string) => `Falta confirmar ${language}`,
  stale: (language: string) => `${language} desactualizado`,
  missing: (language: string) => `Falta ${language}`,
  person: (name: string, delegation: string) => `${name} (${delegation})`,
  changedSince: {
    es: (who: string) => `El español cambió desde que lo confirmó ${who}:`,
    en: (who: string) => `El inglés cambió desde que lo confirmó ${who}:`,
  },
  counts: {
    stale: (n: number) => plural('es', n, 'desactualizado', 'desactualizados'),
    missing: (n: number) => plural('es', n, 'sin traducción', 'sin traducción'),
    unconfirmed: (n: number) => plural('es', n, 'sin confirmar', 'sin confirmar'),
    aligned: (n: number) => plural('es', n, 'concordante', 'concordantes'),
  },
  paragraph: (n: number | string) => `Párrafo ${n}`,
  confirmedByAll: (names: string) => `Confirmado por ${names}`,
  confirmAllIn: {
    es: (n: number) => `${plural('es', n, 'párrafo', 'párrafos')} en español`,
    en: (n: number) => `${plural('es', n, 'párrafo', 'párrafos')} en inglés`,
  },
  confirmedAll: (n: number) => plural('es', n, 'párrafo confirmado', 'párrafos confirmados'),
  /** Work for translators. */
  list: {
    open: (n: number) => plural('es', n, 'traducción pendiente', 'traducciones pendientes'),
    found: (n: number) => plural('es', n, 'elemento', 'elementos'),
    since: (day: string) => `desde el ${day}`,
  },
}

export const en: Like<typeof es> = {
  toConfirm: (language) => `${language} to confirm`,
  stale: (language) => `${language} out of date`,
  missing: (language) => `${language} missing`,
  person: (name, delegation) => `${name} (${delegation})`,
  changedSince: {
    es: (who) => `The Spanish has changed since ${who} confirmed it:`,
    en: (who) => `The English has changed since ${who} confirmed it:`,
  },
  counts: {
    stale: (n) => plural('en', n, 'out of date', 'out of date'),
    missing: (n) => plural('en', n, 'missing', 'missing'),
    unconfirmed: (n) => plural('en', n, 'unconfirmed', 'unconfirmed'),
    aligned: (n) => plural('en', n, 'aligned', 'aligned'),
  },
  paragraph: (n) => `Paragraph ${n}`,
  confirmedByAll: (names) => `Confirmed by ${names}`,
  confirmAllIn: {
    es: (n) => `${plural('en', n, 'paragraph', 'paragraphs')} in Spanish`,
    en: (n) => `${plural('en', n, 'paragraph', 'paragraphs')} in English`,
  },
  confirmedAll: (n) => plural('en', n, 'paragraph confirmed', 'paragraphs confirmed'),
  list: {
    open: (n) => `${plural('en', n, 'translation', 'translations')} needed`,
    found: (n) => plural('en', n, 'entry', 'entries'),
    since: (day) => `since ${day}`,
  },
}
