// Messages of verification: the server's check, what a delegation downloads, and what a device saw before.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  allFine: (documents: number) =>
    form(
      'es',
      documents,
      'El registro es coherente, y lo que se muestra concuerda con él',
      `Los ${formatNumber('es', documents)} registros son coherentes, y lo que se muestra concuerda con ellos`,
    ),
  damaged: (documents: number) =>
    form('es', documents, 'Un registro no está tal como se escribió', `${documents} registros no están tal como se escribieron`),
  checkedAt: (when: string, entries: number) => `Comprobado el ${when} · ${plural('es', entries, 'entrada', 'entradas')}`,
  checkedBetween: (from: string, to: string, entries: number) =>
    `Comprobado entre el ${from} y el ${to} · ${plural('es', entries, 'entrada', 'entradas')}`,
  checkedOn: (when: string) => `comprobado el ${when}`,
  entries: (n: number) => plural('es', n, 'entrada', 'entradas'),
  firstBad: (seq: number) => `la entrada ${seq} no está tal como se escribió`,
  readings: {
    checkpoint: (seq: number) => `el registro está intacto; el estado guardado en la entrada ${seq} no es el que resulta de él`,
    history: (seq: number) => `el registro está intacto; el historial cuenta la entrada ${seq} de otra manera, o no la cuenta`,
    claims: (seq: number) => `el registro está intacto; lo escrito en la entrada ${seq} se atribuye a otra cuenta`,
    projection: () => 'el registro está intacto; los títulos o la búsqueda muestran otra cosa',
    marks: () => 'el registro está intacto; una sesión, una marca de sesión o un momento con nombre se cambió sin dejar constancia',
    people: () =>
      'el registro está intacto; un nombre, un correo, una función, la pertenencia a una delegación, una cuenta, un token, una delegación o un ajuste se cambió sin dejar constancia',
    files: () => 'el registro está intacto; un archivo adjunto se cambió o se retiró sin dejar constancia',
    texts: () => 'el registro está intacto; un texto falta en la lista, o se atribuye a otra persona',
    opening: () => 'el registro está intacto; la recuperación se abrió sin dejar constancia',
  },
  rowsSince: (when: string) =>
    `Los correos, quién creó cada texto, los nombres de los tokens, la pertenencia a delegaciones, las cuentas suspendidas y qué sesiones están en preparación se comparan desde el ${when}: lo anterior es la palabra del servidor.`,
  keySince: (when: string) => `desde el ${when}`,
  closings: {
    session: (n: number | null, when: string) => (n === null ? `Cierre del ${when}` : `Sesión ${n}, cerrada el ${when}`),
    other: (before: string) =>
      `Este dispositivo vio antes otra huella de este cierre: ${before}. Conserve lo que vio y avise a las demás delegaciones.`,
    changed: (closings: string) =>
      `El servidor muestra una huella distinta de la que vio este dispositivo: ${closings}. Compárela en Verificación, conserve lo que vio y avise a las demás delegaciones.`,
    keepWhy: (n: number | null) =>
      `${n === null ? 'Se cerró una sesión' : `Se cerró la sesión ${n}`}. Solo los sellos que su delegación guarde fuera del servidor podrán probar más adelante que nada anterior se modificó.`,
  },
  chain: {
    shorter: (name: string, seq: number, when: string, end: number) =>
      `${name}: el ${when} este dispositivo vio la entrada ${seq}; ahora el registro termina en la ${end}.`,
    different: (name: string, seq: number, when: string) => `${name}: la entrada ${seq} ya no es la que este dispositivo vio el ${when}.`,
  },
}

export const en: Like<typeof es> = {
  allFine: (documents) =>
    form(
      'en',
      documents,
      'The log is consistent, and what is shown matches it',
      `All ${formatNumber('en', documents)} logs are consistent, and what is shown matches them`,
    ),
  damaged: (documents) => form('en', documents, 'One log is not as it was written', `${documents} logs are not as they were written`),
  checkedAt: (when, entries) => `Checked on ${when} · ${plural('en', entries, 'entry', 'entries')}`,
  checkedBetween: (from, to, entries) => `Checked between ${from} and ${to} · ${plural('en', entries, 'entry', 'entries')}`,
  checkedOn: (when) => `checked on ${when}`,
  entries: (n) => plural('en', n, 'entry', 'entries'),
  firstBad: (seq) => `entry ${seq} is not as it was written`,
  readings: {
    checkpoint: (seq) => `the log is intact; the stored state at entry ${seq} is not the one that follows from it`,
    history: (seq) => `the log is intact; the history shows entry ${seq} differently or leaves it out`,
    claims: (seq) => `the log is intact; what was written in entry ${seq} is attributed to another account`,
    projection: () => 'the log is intact; titles or search show something else',
    marks: () => 'the log is intact; a session, its marks or a named moment was changed without any record of it',
    people: () =>
      'the log is intact; a name, an email address, a role, a seat, an account, a token, a delegation or a setting was changed without any record of it',
    files: () => 'the log is intact; an attached file was changed or removed without any record of it',
    texts: () => 'the log is intact; a text is missing from the list, or is attributed to another person',
    opening: () => 'the log is intact; bringing back what a restore lost was opened without any record of it',
  },
  rowsSince: (when) =>
    `Email addresses, who created each text, names of tokens, seats in delegations, disabled accounts and which sessions are drafts have been compared since ${when}: what came before is the server’s word.`,
  keySince: (when) => `since ${when}`,
  closings: {
    session: (n, when) => (n === null ? `Closing of ${when}` : `Session ${n}, closed on ${when}`),
    other: (before) =>
      `This device saw a different fingerprint of this closing before: ${before}. Keep what you saw, and tell the other delegations.`,
    changed: (closings) =>
      `The server shows a fingerprint different from the one that this device saw: ${closings}. Compare it under Verification, keep what you saw, and tell the other delegations.`,
    keepWhy: (n) =>
      `${n === null ? 'A session was closed' : `Session ${n} was closed`}. Only the seals that your delegation keeps outside the server can prove later that nothing before it was changed.`,
  },
  chain: {
    shorter: (name, seq, when, end) => `${name}: on ${when} this device saw entry ${seq}; now the log ends at entry ${end}.`,
    different: (name, seq, when) => `${name}: entry ${seq} is no longer the one that this device saw on ${when}.`,
  },
}
