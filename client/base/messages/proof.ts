// Messages of the page that verifies an archive on the user's device.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  remove: (name: string) => `Quitar ${name}`,
  seen: (n: number, when: string) =>
    `Usar también lo que recuerda este dispositivo (${plural('es', n, 'documento', 'documentos')}, hasta el ${when})`,
  checking: (name: string) => `Comprobando: ${name}…`,
  covered: (covered: number, entries: number) =>
    covered === entries
      ? `Probado: ${form('es', entries, 'la única entrada es la que había', `las ${formatNumber('es', entries)} entradas son las que había`)} cuando guardó sus sellos`
      : `Probado en parte: ${formatNumber('es', covered)} de ${formatNumber('es', entries)} entradas son las que había cuando guardó sus sellos`,
  after: (n: number) =>
    form(
      'es',
      n,
      'La entrada posterior a sus sellos es la palabra del servidor.',
      `Las ${formatNumber('es', n)} entradas posteriores a sus sellos son la palabra del servidor.`,
    ),
  exported: (name: string, when: string) => `${name}, descargado el ${when}`,
  names: (people: number) =>
    `Los nombres (${plural('es', people, 'persona', 'personas')}) y las horas son la palabra del servidor, aun en las entradas cubiertas.`,
  newer: (n: number, file: string) =>
    form(
      'es',
      n,
      `Un sello de ${file} es más nuevo que el archivo y no dice nada de él: vuelva a exportar el archivo para usarlo.`,
      `${formatNumber('es', n)} sellos de ${file} son más nuevos que el archivo y no dicen nada de él: vuelva a exportar el archivo para usarlos.`,
    ),
  later: (n: number) =>
    form(
      'es',
      n,
      'Un sello de este dispositivo no se usó: es posterior a la fecha que lleva el archivo.',
      `${formatNumber('es', n)} sellos de este dispositivo no se usaron: son posteriores a la fecha que lleva el archivo.`,
    ),
  all: (n: number) => `${plural('es', n, 'entrada cubierta', 'entradas, todas cubiertas')}`,
  some: (covered: number, after: number) =>
    `cubierto hasta la entrada ${formatNumber('es', covered)}; ${form('es', after, 'la siguiente es', `las ${formatNumber('es', after)} siguientes son`)} la palabra del servidor`,
  none: (n: number) => `${plural('es', n, 'entrada, no cubierta', 'entradas, ninguna cubierta')}: palabra del servidor`,
  documents: {
    page: (id: string) => `Texto ${id}`,
    meeting: (id: string) => `Sesión ${id}`,
  },
  wrongs: {
    entry: (seq: number) => `la entrada ${formatNumber('es', seq)} falta o no está tal como se escribió`,
    heldOther: (from: number, to: number, file: string, when: string) =>
      `las entradas ${formatNumber('es', from)} a ${formatNumber('es', to)} no son las que había: no llevan al sello del ${when} de ${file}`,
    other: (from: number, to: number) =>
      `las entradas ${formatNumber('es', from)} a ${formatNumber('es', to)} no llevan a lo que el propio archivo firmó o marcó`,
    heldShort: (last: number, seq: number, file: string, when: string) =>
      `termina en la entrada ${formatNumber('es', last)}, y el sello del ${when} de ${file} es de la entrada ${formatNumber('es', seq)}: o el registro se cortó, o el archivo es anterior a ese sello`,
    short: (last: number, seq: number) =>
      `termina en la entrada ${formatNumber('es', last)}, antes de la entrada ${formatNumber('es', seq)}, que el propio archivo firmó o marcó`,
    heldMissing: (file: string, when: string) => `no está en el archivo, y hay un sello suyo del ${when} en ${file}`,
    state: (seq: number) =>
      `el registro está intacto, pero el servidor firmó en la entrada ${formatNumber('es', seq)} otro estado que el que resulta de él`,
    history: (seq: number) =>
      `el registro está intacto, pero el servidor firmó en la entrada ${formatNumber('es', seq)} otro historial que el que resulta de él`,
  },
  faults: {
    cut: (byte: number) =>
      `El archivo está cortado después del byte ${formatNumber('es', byte)}: la descarga no terminó, o falta el final.`,
    unreadable: (byte: number) => `Lo que hay en el byte ${formatNumber('es', byte)} no se puede leer.`,
    twice: (document: string) => `Un registro está dos veces: ${document}.`,
    key: (key: string) => `La clave ${key} no es la que lleva ese nombre.`,
    person: (name: string) => `El nombre, la función o la delegación de ${name} no coincide con el registro de actuaciones.`,
    held: (file: string, document: string, seq: number) =>
      `${file}: el sello de ${document} en la entrada ${formatNumber('es', seq)} no está tal como se firmó.`,
    heldKey: (file: string, key: string) => `La clave ${key}, que firmó los sellos de ${file}, ya no está entre las de este archivo.`,
    heldGroup: (file: string, group: string) => `${file} contiene los sellos de otro grupo (${group}); no dice nada de este archivo.`,
    notHeads: (file: string) => `${file} no contiene sellos: elija el archivo que dio «Descargar sellos».`,
    more: (n: number) => plural('es', n, 'error más', 'errores más'),
  },
}

export const en: Like<typeof es> = {
  remove: (name) => `Remove ${name}`,
  seen: (n, when) => `Also use what this device remembers (${plural('en', n, 'document', 'documents')}, up to ${when})`,
  checking: (name) => `Checking: ${name}…`,
  covered: (covered, entries) =>
    covered === entries
      ? `Proved: ${form('en', entries, 'the only entry is the one', `all ${formatNumber('en', entries)} entries are those`)} that stood when you kept your seals`
      : `Proved in part: ${formatNumber('en', covered)} of ${formatNumber('en', entries)} entries are those that stood when you kept your seals`,
  after: (n) =>
    form(
      'en',
      n,
      'The entry after your seals is the server’s word.',
      `The ${formatNumber('en', n)} entries after your seals are the server’s word.`,
    ),
  exported: (name, when) => `${name}, downloaded on ${when}`,
  names: (people) =>
    `Names (${plural('en', people, 'person', 'people')}) and hours are the server’s word, also in entries that are covered.`,
  later: (n) =>
    form(
      'en',
      n,
      'One seal of this device was not used: it is later than the date that the archive bears.',
      `${formatNumber('en', n)} seals of this device were not used: they are later than the date that the archive bears.`,
    ),
  newer: (n, file) =>
    form(
      'en',
      n,
      `One seal in ${file} is newer than the archive and says nothing about it: export the archive again to use it.`,
      `${formatNumber('en', n)} seals in ${file} are newer than the archive and say nothing about it: export the archive again to use them.`,
    ),
  all: (n) => plural('en', n, 'entry, covered', 'entries, all covered'),
  some: (covered, after) =>
    `covered up to entry ${formatNumber('en', covered)}; ${form('en', after, 'the one after it is', `the ${formatNumber('en', after)} after it are`)} the server’s word`,
  none: (n) => `${plural('en', n, 'entry, not covered', 'entries, none covered')}: the server’s word`,
  documents: {
    page: (id) => `Text ${id}`,
    meeting: (id) => `Session ${id}`,
  },
  wrongs: {
    entry: (seq) => `entry ${formatNumber('en', seq)} is missing or not as it was written`,
    heldOther: (from, to, file, when) =>
      `entries ${formatNumber('en', from)} to ${formatNumber('en', to)} are not those that stood: they do not lead to the seal of ${when} in ${file}`,
    other: (from, to) =>
      `entries ${formatNumber('en', from)} to ${formatNumber('en', to)} do not lead to what the archive itself has signed or marked`,
    heldShort: (last, seq, file, when) =>
      `it ends at entry ${formatNumber('en', last)}, and the seal of ${when} in ${file} is of entry ${formatNumber('en', seq)}: either the log was cut off, or the archive is older than that seal`,
    short: (last, seq) =>
      `it ends at entry ${formatNumber('en', last)}, before entry ${formatNumber('en', seq)}, which the archive itself has signed or marked`,
    heldMissing: (file, when) => `it is not in the archive, and there is a seal of it of ${when} in ${file}`,
    state: (seq) =>
      `the log is intact, but at entry ${formatNumber('en', seq)} the server signed another state than the one that follows from it`,
    history: (seq) =>
      `the log is intact, but at entry ${formatNumber('en', seq)} the server signed another history than the one that follows from it`,
  },
  faults: {
    cut: (byte) => `The file is cut off after byte ${formatNumber('en', byte)}: the download did not finish, or its end is missing.`,
    unreadable: (byte) => `What stands at byte ${formatNumber('en', byte)} cannot be read.`,
    twice: (document) => `A log stands in it twice: ${document}.`,
    key: (key) => `The key ${key} does not match its name.`,
    person: (name) => `The name, role or delegation of ${name} is not what the record of group events says.`,
    held: (file, document, seq) => `${file}: the seal of ${document} at entry ${formatNumber('en', seq)} is not as it was signed.`,
    heldKey: (file, key) => `The key ${key}, which signed the seals in ${file}, is no longer among those of this archive.`,
    heldGroup: (file, group) => `${file} holds the seals of another group (${group}); it says nothing of this archive.`,
    notHeads: (file) => `${file} holds no seals: choose the file that “Download seals” gave.`,
    more: (n) => plural('en', n, 'more error', 'more errors'),
  },
}
