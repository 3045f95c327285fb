// Messages of the save status: bold words, detail, and the text of its popover.
import { form } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

const sentOf = (sent: number) => `${form('es', sent, 'Se envió', 'Se enviaron')} ${plural('es', sent, 'cambio suyo', 'cambios suyos')}`

export const es = {
  kept: (n: number) => `${plural('es', n, 'cambio guardado', 'cambios guardados')} en este dispositivo`,
  broughtBackRest: (others: number) =>
    others === 0
      ? 'el servidor tiene de nuevo lo que había perdido'
      : `${plural('es', others, 'fragmento', 'fragmentos')} de otras personas, autoría sin verificar`,
  tookBack: (when: string) => `El servidor recuperó lo que le faltaba: ${when}.`,
  waitingChanges: (n: number) => (n === 0 ? 'nada' : plural('es', n, 'cambio', 'cambios')),
  backOnline: (sent: number) => (sent === 0 ? 'Conexión restablecida.' : `Conexión restablecida. ${sentOf(sent)}.`),
  backOnlineFrom: (sent: number, received: number, whom: string) => {
    const came = `${form('es', received, 'se recibió', 'se recibieron')} ${received} de ${whom}`
    return sent === 0 ? `Conexión restablecida. Mientras tanto ${came}.` : `Conexión restablecida. ${sentOf(sent)} y ${came}.`
  },
  backOnlineBoth: (sent: number) =>
    sent === 0
      ? 'Conexión restablecida. Se recibió lo que otras personas escribieron.'
      : `Conexión restablecida. ${sentOf(sent)} y se recibió lo que otras personas escribieron.`,
}

export const en: Like<typeof es> = {
  kept: (n) => `${plural('en', n, 'change', 'changes')} kept on this device`,
  broughtBackRest: (others) =>
    others === 0 ? 'the server has its lost changes back' : `${plural('en', others, 'piece', 'pieces')} by others, author unverified`,
  tookBack: (when) => `The server recovered what was missing: ${when}.`,
  waitingChanges: (n) => (n === 0 ? 'nothing' : plural('en', n, 'change', 'changes')),
  backOnline: (sent) => (sent === 0 ? 'Back online.' : `Back online. ${plural('en', sent, 'of your changes', 'of your changes')} sent.`),
  backOnlineFrom: (sent, received, whom) =>
    sent === 0
      ? `Back online. ${received} received from ${whom} meanwhile.`
      : `Back online. ${plural('en', sent, 'of your changes', 'of your changes')} sent, ${received} received from ${whom}.`,
  backOnlineBoth: (sent) =>
    sent === 0
      ? 'Back online. What others wrote was received.'
      : `Back online. ${plural('en', sent, 'of your changes', 'of your changes')} sent, and what others wrote was received.`,
}
