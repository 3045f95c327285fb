// Messages about the state of the installation: what works, what does not, and what to do about it.
import { formatNumber, span } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  things: (n: number) => `Hay ${n} asuntos que atender`,
  asOf: (when: string) => `Según el servidor, el ${when}`,
  work: {
    late: (seconds: number) => `Hay ediciones que esperan al disco desde hace ${plural('es', seconds, 'segundo', 'segundos')}`,
    last: (when: string) => `Última edición guardada: ${when}`,
  },
  logs: {
    damaged: (n: number) =>
      `${plural('es', n, 'documento no está tal como se escribió', 'documentos no están tal como se escribieron')}, o no se pueden leer`,
    checked: (when: string) => `Comprobado el ${when}`,
  },
  file: {
    checkpoints: (n: number) =>
      `${plural('es', n, 'punto de control ilegible', 'puntos de control ilegibles')}: los documentos se leen de su registro, que está íntegro.`,
    mended: (n: number) => `${plural('es', n, 'tabla dañada se reconstruyó', 'tablas dañadas se reconstruyeron')} a partir del registro.`,
    checked: (when: string) => `Revisado el ${when}`,
  },
  signatures: {
    last: (when: string) => `Última firma: ${when}`,
  },
  backup: {
    last: (when: string) => `Última copia: ${when}`,
    restoredAt: (when: string) => `Restaurada: ${when}`,
    restoredOf: (when: string) => `Con lo escrito hasta: ${when}`,
  },
  offsite: {
    last: (when: string) => `Último envío correcto: ${when}`,
    told: (when: string) => `Se avisó a la administración del servidor: ${when}`,
    reason: (why: string) => `Motivo: ${why}`,
  },
  erased: {
    since: (when: string) => `Se borró: ${when}`,
  },
  speed: {
    of100: (ms: number) => `De cada 100 ediciones, 95 quedaron guardadas en ${formatNumber('es', ms)} ms o menos.`,
  },
  people: {
    some: (connections: number, documents: number) =>
      `${plural('es', connections, 'conexión abierta', 'conexiones abiertas')} a ${plural('es', documents, 'documento', 'documentos')}`,
  },
  servers: {
    joined: (n: number) => `${plural('es', n, 'servidor conectado', 'servidores conectados')} entre sí`,
    version: (version: string, since: string) => `Ruta ${version}, en marcha desde el ${since}`,
    ahead: (ms: number) => `El reloj del servidor va ${span('es', ms)} por delante del de la base de datos`,
    behind: (ms: number) => `El reloj del servidor va ${span('es', ms)} por detrás del de la base de datos`,
  },
  space: {
    sqlite: (size: string) => `La base de datos propia ocupa ${size}.`,
    postgres: (size: string) => `PostgreSQL ocupa ${size}; el espacio de su disco se revisa allí.`,
    free: (size: string) => `Quedan ${size} libres.`,
    megabytes: (n: string) => `${n} MB`,
    gigabytes: (n: string) => `${n} GB`,
  },
  mail: {
    undelivered: (n: number) => `El correo no llegó a ${plural('es', n, 'persona', 'personas')}`,
    from: (from: string) => `Los mensajes salen de ${from}.`,
    last: (when: string) => `Último mensaje aceptado por el servidor de correo: ${when}`,
    waiting: (n: number) => `${plural('es', n, 'mensaje espera', 'mensajes esperan')} su envío.`,
    answer: (why: string) => `Respuesta del servidor de correo: ${why}`,
    one: (to: string, when: string, why: string) => `${to}, ${when}: ${why}`,
    tested: (to: string) => `El servidor de correo aceptó el mensaje de prueba para ${to}.`,
    notTested: (why: string) => `El mensaje de prueba no se envió. ${why}`,
  },
  history: {
    behind: (n: number) => `El historial todavía lee ${plural('es', n, 'entrada', 'entradas')}`,
  },
  refusals: {
    edits: (n: number) => `${plural('es', n, 'edición se rechazó', 'ediciones se rechazaron')} por su contenido`,
    since: (when: string) => `Desde el ${when}, en el servidor que respondió`,
  },
} as const

export const en: Like<typeof es> = {
  things: (n) => `${n} things need attention`,
  asOf: (when) => `According to the server, on ${when}`,
  work: {
    late: (seconds) => `Edits have been waiting for the disk for ${plural('en', seconds, 'second', 'seconds')}`,
    last: (when) => `Last edit saved: ${when}`,
  },
  logs: {
    damaged: (n) =>
      `${plural('en', n, 'document is not as it was written, or cannot be read', 'documents are not as they were written, or cannot be read')}`,
    checked: (when) => `Checked on ${when}`,
  },
  file: {
    checkpoints: (n) =>
      `${plural('en', n, 'unreadable checkpoint', 'unreadable checkpoints')}: the documents are read from their logs, which are intact.`,
    mended: (n) => `${plural('en', n, 'damaged table was rebuilt', 'damaged tables were rebuilt')} from the logs.`,
    checked: (when) => `Checked ${when}`,
  },
  signatures: {
    last: (when) => `Last signature: ${when}`,
  },
  backup: {
    last: (when) => `Last backup: ${when}`,
    restoredAt: (when) => `Restored: ${when}`,
    restoredOf: (when) => `With what was written until: ${when}`,
  },
  offsite: {
    last: (when: string) => `Last successful upload: ${when}`,
    told: (when: string) => `The server administrators were told: ${when}`,
    reason: (why: string) => `Reason: ${why}`,
  },
  erased: {
    since: (when) => `Erased: ${when}`,
  },
  speed: {
    of100: (ms) => `Of 100 edits, 95 were saved within ${formatNumber('en', ms)} ms.`,
  },
  people: {
    some: (connections, documents) =>
      `${plural('en', connections, 'open connection', 'open connections')} to ${plural('en', documents, 'document', 'documents')}`,
  },
  servers: {
    joined: (n) => `${plural('en', n, 'server connected', 'servers connected to each other')}`,
    version: (version, since) => `Ruta ${version}, running since ${since}`,
    ahead: (ms) => `The server’s clock is ${span('en', ms)} ahead of the database’s`,
    behind: (ms) => `The server’s clock is ${span('en', ms)} behind the database’s`,
  },
  space: {
    sqlite: (size) => `The embedded database takes ${size}.`,
    postgres: (size) => `PostgreSQL takes ${size}; check the space on its disk there.`,
    free: (size) => `${size} are free.`,
    megabytes: (n) => `${n} MB`,
    gigabytes: (n) => `${n} GB`,
  },
  mail: {
    undelivered: (n) => `Mail did not reach ${plural('en', n, 'person', 'people')}`,
    from: (from) => `Messages are sent from ${from}.`,
    last: (when) => `Last message that the mail server accepted: ${when}`,
    waiting: (n) => `${plural('en', n, 'message is', 'messages are')} waiting to be sent.`,
    answer: (why) => `The mail server’s answer: ${why}`,
    one: (to, when, why) => `${to}, ${when}: ${why}`,
    tested: (to) => `The mail server accepted the test message to ${to}.`,
    notTested: (why) => `The test message was not sent. ${why}`,
  },
  history: {
    behind: (n) => `The history is still reading ${plural('en', n, 'entry', 'entries')}`,
  },
  refusals: {
    edits: (n) => `${plural('en', n, 'edit was refused', 'edits were refused')} for their content`,
    since: (when) => `Since ${when}, on the server that answered`,
  },
}
