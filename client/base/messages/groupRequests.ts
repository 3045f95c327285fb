// Messages of requests for new groups, for chair, secretariat and operators.
import type { Language } from '../../../shared/bilingual.ts'
import type { Like } from './like.ts'

const es = {
  why: 'La administración del servidor crea los grupos nuevos.',
  ask: {
    title: 'Solicitar un grupo nuevo',
    why: 'La administración del servidor leerá el nombre y la frase. Usted tendrá su respuesta en la bandeja y por correo.',
    go: 'Enviar la solicitud',
    reason: 'Para qué se necesita',
    reasonHint: 'Una frase: quién lo decidió y para qué servirá.',
    reasonMissing: 'Escriba una frase.',
    done: 'La solicitud se envió a la administración del servidor',
  },
  none: 'Este grupo todavía no ha solicitado ninguno.',
  waits: (day: string) => `Solicitado el ${day}; espera respuesta`,
  made: (day: string) => `Creado el ${day}`,
  refused: (day: string) => `Rechazado el ${day}`,
  forOperators: {
    title: 'Grupos solicitados',
    from: (person: string, group: string, day: string) => `${person}, ${group}, el ${day}`,
    make: 'Crear el grupo',
    refuse: 'Rechazar',
    named: (verb: string, group: string) => `${verb}: ${group}`,
    refusing: {
      title: (group: string) => `Rechazar la solicitud: ${group}`,
      why: 'Quien la envió leerá esta frase en su bandeja y en un correo.',
      reason: 'Motivo',
      done: 'La solicitud se rechazó',
    },
  },
}
const en: Like<typeof es> = {
  why: 'The server administrator makes new groups.',
  ask: {
    title: 'Ask for a new group',
    why: 'The server administrator will read the name and the sentence. You will get the answer in the inbox and by mail.',
    go: 'Send the request',
    reason: 'What it is needed for',
    reasonHint: 'One sentence: who decided it, and what it will be used for.',
    reasonMissing: 'Write a sentence.',
    done: 'The request was sent to the server administrator',
  },
  none: 'This group has not asked for any yet.',
  waits: (day) => `Asked for on ${day}; waits for an answer`,
  made: (day) => `Created on ${day}`,
  refused: (day) => `Refused on ${day}`,
  forOperators: {
    title: 'Requested groups',
    from: (person, group, day) => `${person}, ${group}, on ${day}`,
    make: 'Create the group',
    refuse: 'Refuse',
    named: (verb, group) => `${verb}: ${group}`,
    refusing: {
      title: (group) => `Refuse the request: ${group}`,
      why: 'Who sent it will read this sentence in their inbox and in a mail.',
      reason: 'Reason',
      done: 'The request was refused',
    },
  },
}
export const GROUP_REQUEST_WORDS: Readonly<Record<Language, Like<typeof es>>> = { es, en }
