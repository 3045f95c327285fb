// The save status (product.md §8): the bold words, the words after them, and what its popover says.
import { form } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

const sentOf = (sent: number) => `${form('es', sent, 'Se envió', 'Se enviaron')} ${plural('es', sent, 'cambio suyo', 'cambios suyos')}`

export const es = {
  loading: 'Cargando…',
  saved: 'Guardado',
  saving: 'Guardando…',
  reconnecting: 'Reconectando…',
  offline: 'Sin conexión:',
  offlineRest: 'puede seguir trabajando.',
  kept: (n: number) => `${plural('es', n, 'cambio guardado', 'cambios guardados')} en este dispositivo`,
  readOnly: 'Solo lectura:',
  observer: 'usted participa como observador/a',
  closed: 'sesión cerrada',
  notSaved: 'No guardado:',
  storageBlocked: 'el almacenamiento de este dispositivo está bloqueado',
  storageFull: 'el almacenamiento de este dispositivo está lleno',
  refused: 'No aceptado:',
  refusedRest: 'sus cambios se apartaron en este dispositivo',
  serverLostEdits: 'Atención:',
  serverLostRest: 'el servidor perdió cambios que este dispositivo conserva',
  recovering: 'Recuperando:',
  recoveringRest: 'el servidor recibe lo que había perdido',
  recovered: 'Recuperado:',
  recoveredRest: (others: number) =>
    others === 0
      ? 'el servidor tiene de nuevo lo que había perdido'
      : `${plural('es', others, 'fragmento', 'fragmentos')} de otras personas, autoría sin verificar`,
  tookBack: (when: string) => `El servidor recuperó lo que le faltaba: ${when}.`,
  notRecovered: 'No recuperado:',
  notRecoveredRest: 'la copia sigue completa en este dispositivo',
  damaged: 'Documento dañado en el servidor:',
  damagedRest: 'nada se borra, lo que usted escribió sigue aquí. Avise a la secretaría.',
  reload: 'Recargue la página:',
  reloadRest: 'nueva versión',
  locked: 'Sesión terminada:',
  lockedRest: 'escriba su contraseña para seguir',
  ended: 'Cerrado:',
  endedWhy: {
    notAMember: 'usted ya no pertenece a este grupo',
    documentClosed: 'este documento está cerrado',
    malformed: 'el servidor no entendió a este dispositivo',
    tooBig: 'un cambio era demasiado grande',
    notFound: 'este documento no existe o usted no tiene acceso',
    lostByServer: 'el servidor perdió este documento',
  },
  serverLost: 'El servidor volvió a una copia anterior.',
  serverLostWhy: 'El servidor volvió a una copia anterior. Lo que le falta está en este dispositivo.',
  recoveringWhy: 'El servidor volvió a una copia anterior, y este dispositivo le envía lo que le falta. Puede seguir trabajando.',
  recoveredWhy:
    'Lo que escribieron otras personas lleva «autoría sin verificar» hasta que cada una vuelva con el dispositivo en que lo escribió.',
  notRecoveredWhy:
    'El servidor no tomó lo que le falta: la recuperación pudo cerrarse, o la copia no se puede leer. Avise a quien lo administra y no quite la copia.',
  lostSince: 'Se hizo después de la copia a la que volvió el servidor.',
  lostUntil: 'Vuelve cuando se abra la recuperación, desde el dispositivo de quien pueda escribir.',
  lostKept: 'Lo que este dispositivo tenía está entero en sus copias guardadas.',
  title: 'Estado del guardado',
  lastConfirmed: 'Última confirmación',
  never: 'todavía ninguna',
  waiting: 'En espera',
  waitingChanges: (n: number) => (n === 0 ? 'nada' : plural('es', n, 'cambio', 'cambios')),
  setAside: 'Apartado',
  downloadMine: 'Descargar mis cambios',
  seeKept: 'Ver copias guardadas',
  understood: 'Entendido',
  reloadNow: 'Recargar',
  promise: '«Guardado» quiere decir que el servidor lo tiene en disco.',
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
  loading: 'Loading…',
  saved: 'Saved',
  saving: 'Saving…',
  reconnecting: 'Reconnecting…',
  offline: 'Offline:',
  offlineRest: 'you can keep working.',
  kept: (n) => `${plural('en', n, 'change', 'changes')} kept on this device`,
  readOnly: 'Read-only:',
  observer: 'you take part as an observer',
  closed: 'session closed',
  notSaved: 'Not saved:',
  storageBlocked: 'this device’s storage is blocked',
  storageFull: 'this device’s storage is full',
  refused: 'Not accepted:',
  refusedRest: 'your changes were set aside on this device',
  serverLostEdits: 'Attention:',
  serverLostRest: 'the server has lost changes that this device holds',
  recovering: 'Recovering:',
  recoveringRest: 'the server is taking back what it had lost',
  recovered: 'Recovered:',
  recoveredRest: (others) =>
    others === 0 ? 'the server has again what it had lost' : `${plural('en', others, 'piece', 'pieces')} by others, author unverified`,
  tookBack: (when) => `The server took back what it lacked: ${when}.`,
  notRecovered: 'Not recovered:',
  notRecoveredRest: 'the copy stays whole on this device',
  damaged: 'Damaged on the server:',
  damagedRest: 'nothing is erased, what you wrote stays here. Tell the secretariat.',
  reload: 'Please reload:',
  reloadRest: 'new version',
  locked: 'Session ended:',
  lockedRest: 'enter your password to go on',
  ended: 'Closed:',
  endedWhy: {
    notAMember: 'you no longer belong to this group',
    documentClosed: 'this document is closed',
    malformed: 'the server did not understand this device',
    tooBig: 'a change was too large',
    notFound: 'this document does not exist or you have no access',
    lostByServer: 'the server has lost this document',
  },
  serverLost: 'The server went back to an earlier copy.',
  serverLostWhy: 'The server went back to an earlier copy. What it lacks is on this device.',
  recoveringWhy: 'The server went back to an earlier copy, and this device is sending what it lacks. You can go on working.',
  recoveredWhy: 'What others wrote says “author unverified” until each of them returns with the device on which they wrote it.',
  notRecoveredWhy:
    'The server did not take what it lacks: recovery may have closed, or the copy cannot be read. Tell whoever runs the server, and do not remove the copy.',
  lostSince: 'It was made after the copy that the server went back to.',
  lostUntil: 'It comes back when recovery is opened, from the device of somebody who may write.',
  lostKept: 'What this device held is whole among your kept copies.',
  title: 'Save status',
  lastConfirmed: 'Last confirmation',
  never: 'none yet',
  waiting: 'Waiting',
  waitingChanges: (n) => (n === 0 ? 'nothing' : plural('en', n, 'change', 'changes')),
  setAside: 'Set aside',
  downloadMine: 'Download my changes',
  seeKept: 'See kept copies',
  understood: 'Understood',
  reloadNow: 'Reload',
  promise: '“Saved” means that the server has it on disk.',
  backOnline: (sent) => (sent === 0 ? 'Back online.' : `Back online. ${plural('en', sent, 'change of yours', 'of your changes')} sent.`),
  backOnlineFrom: (sent, received, whom) =>
    sent === 0
      ? `Back online. ${received} received from ${whom} meanwhile.`
      : `Back online. ${plural('en', sent, 'change of yours', 'of your changes')} sent, ${received} received from ${whom}.`,
  backOnlineBoth: (sent) =>
    sent === 0
      ? 'Back online. What others wrote was received.'
      : `Back online. ${plural('en', sent, 'change of yours', 'of your changes')} sent, and what others wrote was received.`,
}
