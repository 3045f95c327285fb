// The words shown instead of a document that cannot be shown, by kind and by reason.
import type { Like } from './like.ts'

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
/** Same terms as in the save status. */
interface Lost {
  readonly lostSince: string
  readonly lostKept: string
  readonly lostUntil: string
}
const lostWhy = (status: Lost) => `${status.lostSince} ${status.lostKept} ${status.lostUntil}`

const spanish = (status: Lost, it: string, pronoun: 'lo' | 'la') => ({
  offline: {
    title: `${capital(it)} no está en este dispositivo`,
    why: `No hay conexión y usted no ${pronoun} ha abierto antes aquí. Se abrirá en cuanto vuelva la conexión.`,
  },
  notThere: { title: `${capital(it)} no existe`, why: 'Puede que el enlace esté incompleto, o que usted no tenga acceso.' },
  notYours: {
    title: `Usted no tiene acceso a ${it}`,
    why: 'Ya no pertenece al grupo. Si cree que es un error, avise a la secretaría.',
  },
  damaged: { title: `${capital(it)} no se puede leer`, why: 'Nada de lo escrito se borra. Avise a la secretaría.' },
  lost: { title: `El servidor perdió ${it}`, why: lostWhy(status) },
  ended: `${capital(it)} no se puede abrir`,
})
const english = (status: Lost, it: string) => ({
  offline: {
    title: `${capital(it)} is not on this device`,
    why: 'You are offline and have not opened it here before. It will open as soon as the connection is back.',
  },
  notThere: { title: `${capital(it)} does not exist`, why: 'The link may be incomplete, or you may not have access.' },
  notYours: {
    title: `You do not have access to ${it}`,
    why: 'You no longer belong to the group. If you think that this is a mistake, tell the secretariat.',
  },
  damaged: { title: `${capital(it)} cannot be read`, why: 'Nothing that was written is erased. Tell the secretariat.' },
  lost: { title: `The server has lost ${it}`, why: lostWhy(status) },
  ended: `${capital(it)} cannot be opened`,
})

/** For a past state the server gives the reason; these are used when it gives none. */
const ES_MOMENT = { title: 'Este momento no se puede mostrar', why: 'Puede que el enlace esté incompleto, o que usted no tenga acceso.' }
const EN_MOMENT = { title: 'This moment cannot be shown', why: 'The link may be incomplete, or you may not have access.' }

export const es = (status: Lost) => ({
  page: spanish(status, 'este texto', 'lo'),
  meeting: spanish(status, 'esta sesión', 'la'),
  roadmap: spanish(status, 'esta hoja de ruta', 'la'),
  glossary: {
    ...spanish(status, 'este glosario', 'lo'),
    offline: {
      title: 'El glosario aún no se abrió en este dispositivo',
      why: 'Necesita conexión la primera vez; después se puede leer y editar sin ella.',
    },
  },
  past: {
    ...spanish(status, 'este momento', 'lo'),
    offline: {
      title: 'Se necesita conexión para ver el pasado',
      why: 'Lo que usted escribe sigue guardándose en este dispositivo. Vuelva a intentarlo cuando haya conexión.',
    },
    notThere: ES_MOMENT,
    ended: ES_MOMENT.title,
  },
})
export const en = (status: Lost): Like<ReturnType<typeof es>> => ({
  page: english(status, 'this text'),
  meeting: english(status, 'this session'),
  roadmap: english(status, 'this road map'),
  glossary: {
    ...english(status, 'this glossary'),
    offline: {
      title: 'The glossary has not been opened on this device yet',
      why: 'It needs a connection the first time; after that it can be read and edited without one.',
    },
  },
  past: {
    ...english(status, 'this moment'),
    offline: {
      title: 'A connection is needed to view the past',
      why: 'What you write is still kept on this device. Try again when you are connected.',
    },
    notThere: EN_MOMENT,
    ended: EN_MOMENT.title,
  },
})
